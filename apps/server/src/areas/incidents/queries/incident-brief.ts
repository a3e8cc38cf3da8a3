import type { Severity } from '@muster/policy';
import { asId, type IncidentId } from '../../../kernel/ids.ts';
import { defineRowById } from '../../../platform/database/joined-row.ts';
import { isOpen, type Phase } from '../domain/incident.ts';
import { sql, type RawBuilder } from 'kysely';

/** What a query of another area joins of the incident it points at. Nulls where it points at none. */
type BriefRow = {
  readonly id: string | null;
  readonly phase: Phase | null;
  readonly severity: Severity | null;
};

const selectBriefRow = (id: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`select i.id, i.phase, i.severity from incidents i where i.id = ${id}`;

/** As much of an incident as another area needs to judge whether it is still going on, and how bad it is. */
export type IncidentBrief = { readonly id: IncidentId; readonly severity: Severity; readonly isOpen: boolean };

/**
 * For a query of an area that points at incidents: the one it points at. It locks nothing and asks nobody who reads: it is
 * for pointing at incidents, not for showing them.
 */
export const incidentBrief = defineRowById({
  columns: ['id', 'phase', 'severity'],
  row: selectBriefRow,
  parse: ({ id, phase, severity }: BriefRow): IncidentBrief | undefined =>
    id === null || phase === null || severity === null
      ? undefined
      : { id: asId(id), severity, isOpen: isOpen({ phase }) },
});
