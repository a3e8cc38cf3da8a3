import type { Severity } from '@muster/policy';
import type { CommandContext } from '../../platform/commands/context.ts';
import { nextStep, reasonWords, type EpisodeKind, type Reason } from './domain/episode.ts';
import type { Watch } from './domain/watch.ts';
import { detectionFound, detectionOver, detectionWorse } from './ledger-actions.ts';
import { closeEpisode, insertEpisode, markCalm, openEpisodes, worsenEpisode } from './store/episodes.ts';
import { incidentOf, newEpisodeId, tellFinding } from './tell-finding.ts';

/** A finding about a version, in figures and in words. */
export type Finding = {
  readonly severity: Severity;
  readonly because: Reason;
  /** Names of what was found, worst first. */
  readonly names: readonly string[];
  /** The supporting figures, as recorded. */
  readonly found: readonly object[];
  readonly rows: number;
  readonly reference?: number;
  readonly bins?: number;
};

const NAMED = 3;

/** Opens, worsens or ends a version's episode of one kind: a single incident, however often it is found (GOV 7.9). */
export async function followEpisode(
  ctx: CommandContext,
  watch: Watch,
  kind: EpisodeKind,
  finding: Finding | undefined,
  runbook: string | undefined,
): Promise<void> {
  const policy = ctx.policies.current;
  const all = await openEpisodes(ctx.tx, watch.id);
  const open = all.find((each) => each.kind === kind);
  const next = nextStep(open, finding?.severity, ctx.now, policy.detection.episode.endsAfterCalm.minutes);
  const clause = kind === 'fairness' ? policy.detection.fairness.clause : policy.detection.drift.clause;
  const resource = { kind: 'drift', id: watch.id } as const;
  if (next.step === 'open' && finding !== undefined) {
    const says = inWords(finding);
    const id = newEpisodeId(ctx);
    const { incidentId, joined } = await tellFinding(
      ctx,
      id,
      { kind, severity: finding.severity, ...wordsFor(watch, says, runbook), isDrill: false },
      incidentOf(all),
    );
    const entry = ctx.record(detectionFound, {
      resource,
      touched: [incidentId],
      clause,
      data: { ...recorded(id, kind, finding), drill: false, joined },
      content: { fields: { says, found: JSON.stringify(finding.found) } },
    });
    const { severity } = finding;
    const episode = { id, kind, subject: watch.id, incidentId, severity, isDrill: false, openedAt: ctx.now, says };
    await insertEpisode(ctx.tx, { ...episode, calmSince: undefined, closedAt: undefined }, entry);
  } else if (next.step === 'worsen' && finding !== undefined && open !== undefined) {
    const says = inWords(finding);
    const telling = { kind, severity: finding.severity, ...wordsFor(watch, says, runbook), isDrill: false };
    const { incidentId } = await tellFinding(ctx, open.id, telling, open.incidentId);
    const entry = ctx.record(detectionWorse, {
      resource,
      touched: [incidentId],
      clause,
      data: recorded(open.id, kind, finding),
      content: { fields: { says, found: JSON.stringify(finding.found) } },
    });
    await worsenEpisode(ctx.tx, open.id, { severity: finding.severity, incidentId, says }, entry);
  } else if (open !== undefined && (next.step === 'calm' || next.step === 'resume')) {
    await markCalm(ctx.tx, open.id, next.step === 'calm' ? ctx.now : undefined);
  } else if (open !== undefined && next.step === 'close') {
    const since = (open.calmSince ?? ctx.now).toISOString();
    const entry = ctx.record(detectionOver, {
      resource,
      touched: [open.incidentId],
      clause,
      data: { episode: open.id, kind, since },
    });
    await closeEpisode(ctx.tx, open.id, ctx.now, entry);
  }
}

const recorded = (episode: string, kind: EpisodeKind, finding: Finding) => ({
  episode,
  kind,
  severity: finding.severity,
  because: finding.because,
  findings: finding.found.length,
  rows: finding.rows,
  ...(finding.reference === undefined ? {} : { reference: finding.reference }),
  ...(finding.bins === undefined ? {} : { bins: finding.bins }),
});

function inWords({ because, names }: Finding): string {
  const more = names.length > NAMED ? ` and ${names.length - NAMED} more` : '';
  return `${reasonWords[because]}: ${names.slice(0, NAMED).join(', ')}${more}`;
}

export function wordsFor(
  watch: Pick<Watch, 'model' | 'versionName' | 'id'>,
  says: string,
  runbook: string | undefined,
) {
  return {
    title: `${watch.model} ${watch.versionName}: ${says}`,
    description: `What was found, with both distributions: /drift/${watch.id}${runbook === undefined ? '' : `. Runbook: ${runbook}`}`,
  };
}
