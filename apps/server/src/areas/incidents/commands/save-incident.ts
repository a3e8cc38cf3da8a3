import type { AppError } from '../../../kernel/app-error.ts';
import { refused, type Refusal } from '../../../kernel/decision.ts';
import type { EntryId } from '../../../kernel/ids.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { hooksService } from '../../../platform/hooks.ts';
import type { Incident } from '../domain/incident.ts';
import { worseOf } from '../domain/severity.ts';
import { needsApproval } from '../domain/severity-change.ts';
import { clockBreached } from '../ledger-actions.ts';
import { updateIncident } from '../store/incidents.ts';
import { planDeadlines } from './plan-deadlines.ts';

/** Result of every incident command: enough to read the incident and to write to it again. */
export type IncidentRef = { readonly code: string; readonly version: number };

/**
 * The second half of every command: writes the next version, syncs its deadlines, and names the entry that caused it.
 * Without `entry`, that is the breach just recorded.
 */
export async function saveIncident(
  ctx: CommandContext,
  before: Incident,
  after: Incident,
  entry?: EntryId,
): Promise<IncidentRef> {
  const breach = recordBreaches(ctx, before, after);
  const lastEntry = entry ?? breach;
  if (lastEntry === undefined) throw new Error('an incident was changed, and no entry says so');
  const worstSeverity = worseOf(worseOf(before.worstSeverity, after.worstSeverity), after.severity);
  const saved: Incident = { ...after, worstSeverity, lastInstant: ctx.now, lastEntry };
  await updateIncident(ctx.tx, before, saved);
  planDeadlines(ctx, before, saved);
  if (before.phase !== saved.phase)
    await ctx
      .use(hooksService)
      .onIncidentMoved(ctx, { id: saved.id, code: saved.code, from: before.phase, to: saved.phase });
  return { code: before.code, version: before.version + 1 };
}

/** The second half of a verb that the domain judges: returns the refusal, or records and saves the incident. */
export async function saveUnlessRefused(
  ctx: CommandContext,
  before: Incident,
  judged: Result<Incident, Refusal>,
  record: (after: Incident) => EntryId | Promise<EntryId>,
): Promise<Result<IncidentRef, AppError>> {
  if (!judged.ok) return err(refused(judged.error, needsApproval(judged.error) ? 'refused' : 'conflict'));
  return ok(await saveIncident(ctx, before, judged.value, await record(judged.value)));
}

/** Records overdue clocks as breaches, whoever notices first: the worker, or a command that ran before it (R11). */
function recordBreaches(ctx: CommandContext, before: Incident, after: Incident): EntryId | undefined {
  return after.clocks
    .filter(({ name, round, state }) => {
      const was = before.clocks.find((other) => other.name === name && other.round === round);
      // A round that began and ended before anyone noticed is new, and missed.
      const isNews = was === undefined || was.state === 'running';
      return isNews && (state === 'breached' || state === 'met-late' || state === 'missed');
    })
    .map((clock) =>
      ctx.record(clockBreached, {
        ...incidentResource(after),
        clause: clock.clause,
        data: { clock: clock.name, round: clock.round, dueAt: clock.dueAt.toISOString() },
      }),
    )
    .at(-1);
}

/** The fields of an entry that identify its incident. */
export const incidentResource = (incident: Pick<Incident, 'id' | 'policyVersion'>) => ({
  resource: { kind: 'incident', id: incident.id },
  policyVersion: incident.policyVersion,
});
