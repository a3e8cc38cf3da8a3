import type { Severity } from '@muster/policy';
import { asId, type IncidentId } from '../../../kernel/ids.ts';
import { defineRowById } from '../../../platform/database/joined-row.ts';
import { isOpen } from '../domain/incident.ts';
import { selectBriefRow, type BriefRow } from '../store/brief-row.ts';

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
