import type { Severity } from '@muster/policy';
import type { IncidentId } from '../../../kernel/ids.ts';
import { defineRowById } from '../../../platform/database/joined-row.ts';
import { isOpen } from '../domain/incident.ts';
import type { IncidentRow } from '../store/tables.ts';
import { sql, type RawBuilder } from 'kysely';

/** Columns that another area's query joins from the incident it references; null if it references none. */
type BriefColumns = Pick<IncidentRow, 'id' | 'phase' | 'severity'>;
type BriefRow = { readonly [Column in keyof BriefColumns]: BriefColumns[Column] | null };

const selectBriefRow = (id: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`select i.id, i.phase, i.severity from incidents i where i.id = ${id}`;

/** What another area needs to judge whether an incident is still open, and how severe it is. */
export type IncidentBrief = { readonly id: IncidentId; readonly severity: Severity; readonly isOpen: boolean };

/**
 * The incident that another area's row references, for joining. It takes no lock and checks no read access: it is for
 * referencing incidents, not for showing them.
 */
export const incidentBrief = defineRowById({
  columns: ['id', 'phase', 'severity'],
  row: selectBriefRow,
  parse: ({ id, phase, severity }: BriefRow): IncidentBrief | undefined =>
    id === null || phase === null || severity === null ? undefined : { id, severity, isOpen: isOpen({ phase }) },
});
