import type { Severity } from '@muster/policy';
import { sql, type RawBuilder } from 'kysely';
import type { IncidentId } from '../../../kernel/ids.ts';
import { isOpen, type Incident } from '../domain/incident.ts';

/** As much of an incident as another area needs to judge whether it is still going on, and how bad it is. */
export type IncidentBrief = { readonly id: IncidentId; readonly severity: Severity; readonly isOpen: boolean };

/** What `briefTable` has a row of. Null where the query joins it and there is no incident. */
export type BriefColumns = { readonly phase: Incident['phase'] | null; readonly severity: Severity | null };

/**
 * For a query of an area that points at incidents: the one it points at, as a table to join laterally. It locks nothing and
 * asks nobody who reads: it is for pointing at incidents, not for showing them.
 */
export const briefTable = (id: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`(select incidents.phase, incidents.severity from incidents where incidents.id = ${id})`;

export const briefFrom = (id: IncidentId, { phase, severity }: BriefColumns): IncidentBrief | undefined =>
  phase === null || severity === null ? undefined : { id, severity, isOpen: isOpen({ phase }) };
