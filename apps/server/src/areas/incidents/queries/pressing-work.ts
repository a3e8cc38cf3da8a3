import { principalOf, type Actor } from '../../../kernel/actor.ts';
import type { PrincipalId } from '../../../kernel/ids.ts';
import { escalationsTo } from '../../oncall/public.ts';
import { isOwed, type ClockName } from '../domain/clock.ts';
import { commanderOf } from '../domain/incident.ts';
import { listPressing } from '../store/list-rows.ts';
import { clockView, summaryOf } from './incident-view.ts';
import type { IncidentReads } from './incident-reads.ts';
import { listScopeOf } from './list-scope.ts';
import { lookAround } from './look-around.ts';

/** An open incident with everything it still owes: what a page needs to say whose turn it is. */
export type PressingWork = {
  readonly summary: ReturnType<typeof summaryOf>;
  readonly owed: readonly (ReturnType<typeof clockView> & { readonly name: ClockName })[];
  readonly commander: PrincipalId | undefined;
  /** Its pages reached nobody, and nobody has acknowledged it without one. */
  readonly isUnreached: boolean;
  /** It was escalated to its reader. */
  readonly isEscalatedToReader: boolean;
};

/**
 * The open incidents that this actor may know of and that still owe something, the one whose clock is due first, or has been
 * overdue longest, at the top. Drills are left out.
 */
export async function pressingWork(
  reads: IncidentReads,
  actor: Actor,
  limit: number,
): Promise<readonly PressingWork[]> {
  const scope = await listScopeOf(reads, actor);
  const incidents = await listPressing(reads.db, { isOpen: true, drill: false }, scope, limit);
  const self = principalOf(actor);
  const [around, escalations] = await Promise.all([
    lookAround(reads, actor, incidents),
    self === undefined
      ? new Map()
      : escalationsTo(
          reads.db,
          self,
          incidents.map(({ id }) => id),
        ),
  ]);
  return incidents.map((incident) => ({
    summary: summaryOf(incident, around),
    owed: incident.clocks.filter(isOwed).map(clockView),
    commander: commanderOf(incident),
    isUnreached: incident.phase === 'declared' && around.unreached.has(incident.id),
    isEscalatedToReader: escalations.has(incident.id),
  }));
}
