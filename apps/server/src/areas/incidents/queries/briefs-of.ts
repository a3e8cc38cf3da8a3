import type { Severity } from '@muster/policy';
import type { Kysely } from 'kysely';
import { asId, type IncidentId } from '../../../kernel/ids.ts';
import { isOpen, type IncidentCode } from '../domain/incident.ts';
import { readBriefRows } from '../store/incidents.ts';

/** As much of an incident as other areas need to point at it and to judge whether it is still going on. */
export type IncidentBrief = {
  readonly id: IncidentId;
  readonly code: IncidentCode;
  readonly severity: Severity;
  readonly isOpen: boolean;
};

/** Without a lock and without asking who reads: for areas that point at incidents, not for showing them. */
export async function briefsOf(
  db: Kysely<unknown>,
  ids: readonly IncidentId[],
): Promise<ReadonlyMap<IncidentId, IncidentBrief>> {
  if (ids.length === 0) return new Map();
  const rows = await readBriefRows(db, ids);
  return new Map(
    rows.map((row) => {
      const id = asId<'incident'>(row.id);
      return [id, { id, code: row.code as IncidentCode, severity: row.severity, isOpen: isOpen(row) }];
    }),
  );
}
