import type { PrincipalId } from '../../../kernel/ids.ts';
import { commanderOf, type Incident } from '../domain/incident.ts';
import type { PersonView } from '../../identity/public.ts';
import type { IncidentReads } from './incident-reads.ts';

/** A person by id; one who cannot be named (erased, unknown) is shown as an initial only. */
export type PersonOf = (id: PrincipalId) => PersonView;

/** Loads everyone these incidents name, and others, in one query. */
export async function lookUpPeople(
  reads: IncidentReads,
  incidents: readonly Incident[],
  others: readonly PrincipalId[] = [],
): Promise<PersonOf> {
  const named = incidents.flatMap((incident) =>
    [incident.declaredBy, commanderOf(incident)].filter((id) => id !== undefined),
  );
  return reads.people.viewsOf(reads.db, [...named, ...others]);
}
