import type { PrincipalId } from '../../../kernel/ids.ts';
import { commanderOf, type Incident } from '../domain/incident.ts';
import type { PersonView } from '../../identity/public.ts';
import type { IncidentReads } from './incident-reads.ts';

/** Looks people up by id; who may not be named (erased, unknown) is shown by an initial alone. */
export type NamePeople = (id: PrincipalId) => PersonView;

/** Looks up everybody these incidents name, in one question. Who was erased is shown without a name. */
export async function namer(
  reads: IncidentReads,
  incidents: readonly Incident[],
  others: readonly PrincipalId[] = [],
): Promise<NamePeople> {
  const named = incidents.flatMap((incident) =>
    [incident.declaredBy, commanderOf(incident)].filter((id) => id !== undefined),
  );
  return reads.people.viewsOf(reads.db, [...named, ...others]);
}
