import type { Severity } from '@muster/policy';
import { shorten } from '../../kernel/shorten.ts';
import { asId, type IncidentId } from '../../kernel/ids.ts';
import { ownWords } from '../../kernel/scrubbed.ts';
import type { CommandContext } from '../../platform/commands/context.ts';
import { readAlone } from '../../platform/database/read.ts';
import { hooksService } from '../../platform/hooks.ts';
import { createIncidents, incidentsById, isOpen, raiseFromAlert } from '../incidents/public.ts';
import { driftMark } from './domain/limits.ts';
import type { Episode, EpisodeKind } from './domain/episode.ts';

/** The text for a finding's incident: what it is about, why, and where to read on. */
export type Telling = {
  readonly kind: EpisodeKind;
  readonly severity: Severity;
  readonly title: string;
  readonly description: string;
  readonly isDrill: boolean;
};

const LONGEST_TITLE = 200;

/**
 * Opens an incident for a finding, or raises the one already open about the same subject. It goes the same way as an
 * alert: it pages, its clocks run, and SEV-1 drift must be acknowledged in time (GOV 4.5).
 */
export async function tellFinding(
  ctx: CommandContext,
  episode: string,
  telling: Telling,
  known: IncidentId | undefined,
): Promise<{ readonly incidentId: IncidentId; readonly joined: boolean }> {
  const open = known === undefined ? undefined : (await readAlone(ctx.tx, incidentsById([known]))).get(known);
  const joined = open !== undefined && isOpen(open) && open.isDrill === telling.isDrill;
  const title = ownWords(shorten(telling.title, LONGEST_TITLE));
  if (joined) await raiseFromAlert(ctx, open.id, { severity: telling.severity, title });
  const incidentId = joined ? open.id : await openIncident(ctx, telling);
  await ctx.use(hooksService).onAlertsBegan(ctx, [
    {
      alert: `${episode}/${telling.severity}`,
      incident: incidentId,
      labels: telling.kind === 'drift' ? driftMark(ctx.policies.current) : {},
      severity: telling.severity,
      isDrill: telling.isDrill,
      receivedAt: ctx.now,
    },
  ]);
  return { incidentId, joined };
}

async function openIncident(
  ctx: CommandContext,
  { severity, title, description, isDrill }: Telling,
): Promise<IncidentId> {
  const [incident] = await createIncidents(ctx, [
    {
      title: ownWords(shorten(title, LONGEST_TITLE)),
      description: ownWords(description),
      facts: {},
      atLeast: { severity, source: 'alert' },
      isDrill,
      visibility: 'organisation',
      at: ctx.now,
    },
  ]);
  if (incident === undefined) throw new Error('no incident was opened');
  return incident.id;
}

/** The incident of another kind of finding about the same subject, so that one problem is one incident. */
export const incidentOf = (open: readonly Episode[]): IncidentId | undefined => open[0]?.incidentId;

export const newEpisodeId = (ctx: CommandContext): string => asId<'episode'>(ctx.ids.row(ctx.now));
