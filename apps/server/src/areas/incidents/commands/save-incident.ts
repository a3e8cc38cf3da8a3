import type { EntryId } from '../../../kernel/ids.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import type { Incident } from '../domain/incident.ts';
import { clockBreached } from '../ledger-actions.ts';
import { updateIncident } from '../store/incidents.ts';
import { planDeadlines } from './plan-deadlines.ts';

/** What every command on an incident answers with: enough to read it, and to write to it again. */
export type IncidentRef = { readonly code: string; readonly version: number };

/** The second half of every command: write the next version, bring its deadlines in step, say which entry did it. */
export async function saveIncident(
  ctx: CommandContext,
  before: Incident,
  after: Incident,
  entry: EntryId,
): Promise<IncidentRef> {
  recordUnseenBreaches(ctx, before, after);
  const saved: Incident = { ...after, lastInstant: ctx.now, lastEntry: entry };
  await updateIncident(ctx.tx, before, saved);
  planDeadlines(ctx, before, saved);
  return { code: before.code, version: before.version + 1 };
}

/** A clock that was met too late before the pump came by was missed all the same, and the record must say so. */
function recordUnseenBreaches(ctx: CommandContext, before: Incident, after: Incident): void {
  for (const clock of after.clocks) {
    const was = before.clocks.find((other) => other.name === clock.name && other.round === clock.round);
    if (clock.state === 'met-late' && was?.state === 'running') {
      ctx.record(clockBreached, {
        ...incidentResource(after),
        clause: clock.clause,
        data: { clock: clock.name, round: clock.round, dueAt: clock.dueAt.toISOString() },
      });
    }
  }
}

/** The parts of an entry that say which incident it is about. */
export const incidentResource = (incident: Pick<Incident, 'id' | 'policyVersion'>) => ({
  resource: { kind: 'incident', id: incident.id },
  incident: incident.id,
  policyVersion: incident.policyVersion,
});
