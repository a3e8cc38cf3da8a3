import type { PrincipalId } from '../../../kernel/ids.ts';
import { commanderOf, type Incident } from '../domain/incident.ts';
import type { PersonView } from '../../identity/public.ts';
import type { IncidentReads } from './incident-reads.ts';

/** A person by id; who may not be named (erased, unknown) is shown by an initial alone. */
export type PersonOf = (id: PrincipalId) => PersonView;

/** Everybody these incidents name, and others, in one question. */
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
