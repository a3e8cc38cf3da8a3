import type { Severity } from '@muster/policy';
import { sql, type RawBuilder } from 'kysely';
import type { Phase } from '../domain/incident.ts';

/** What a query of another area joins of the incident it points at. Nulls where it points at none. */
export type BriefRow = {
  readonly id: string | null;
  readonly phase: Phase | null;
  readonly severity: Severity | null;
};

export const selectBriefRow = (id: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`select i.id, i.phase, i.severity from incidents i where i.id = ${id}`;
