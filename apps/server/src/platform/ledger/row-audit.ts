import type { Kysely } from 'kysely';
import { defineService } from '../../kernel/services.ts';
import type { RowProblem } from './audit-rows.ts';

/**
 * Holds rows of a room against what its entries commit to, where many rows answer by one root and not each by itself. Runs in
 * the snapshot of the whole audit. `most`: more problems would not tell more.
 */
export type RowAudit = (
  db: Kysely<unknown>,
  most: number,
) => Promise<{ readonly rows: number; readonly problems: readonly RowProblem[] }>;

/** What every room gives of them. */
export const rowAuditsService = defineService<() => readonly RowAudit[]>('ledger.row-audits');
