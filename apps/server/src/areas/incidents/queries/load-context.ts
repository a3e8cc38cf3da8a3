import type { Actor } from '../../../kernel/actor.ts';
import type { IncidentId } from '../../../kernel/ids.ts';
import { unreachedOf, type Unreached } from '../../oncall/public.ts';
import { isOpen, type Incident } from '../domain/incident.ts';
import type { IncidentReads } from './incident-reads.ts';
import { lookUpPeople, type PersonOf } from './look-up-people.ts';

/** Data about incidents beyond their own rows. */
export type IncidentContext = {
  readonly person: PersonOf;
  /** Open ones whose pages reached nobody. */
  readonly unreached: ReadonlyMap<IncidentId, Unreached>;
  /** How many alerts still fire on incidents that are over; absent for none. */
  readonly stillFiring: ReadonlyMap<IncidentId, number>;
};

/** Loads the context of several incidents in as many queries as for one. */
export async function loadContext(
  reads: IncidentReads,
  actor: Actor,
  incidents: readonly Incident[],
): Promise<IncidentContext> {
  const idsOf = (found: readonly Incident[]) => found.map(({ id }) => id);
  const [unreached, stillFiring] = await Promise.all([
    unreachedOf(reads.db, idsOf(incidents.filter(isOpen))),
    reads.firingAlerts(actor, idsOf(incidents.filter((incident) => !isOpen(incident)))),
  ]);
  const called = [...unreached.values()].flatMap((each) => each.called.map(({ to }) => to));
  return { person: await lookUpPeople(reads, incidents, called), unreached, stillFiring };
}
