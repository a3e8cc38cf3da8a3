import type { Kysely } from 'kysely';
import { defineService } from '../../kernel/services.ts';

export type RowProblem = {
  /** The table; `ledger` for problems of a list; `ledger_entries` for an entry's search columns. */
  readonly kind: string;
  readonly id: string;
  /**
   * `differs`: it is not as its newest entry left it. `rewritten`: it was changed without an entry before a later entry
   * covered it. `no-entry`: no entry wrote it. `row-gone`: no entry deleted it. `list-gone`, `list-differs`: an entry
   * names rows, and their list is missing or different. `list-of-nothing`: no entry names the list. `entry-unreadable`:
   * the bytes are not an entry. `removed-without-entry`: retention ran without an entry. `root-differs`: rows that one
   * root commits to do not match it.
   */
  readonly problem:
    | 'differs'
    | 'rewritten'
    | 'no-entry'
    | 'row-gone'
    | 'list-gone'
    | 'list-differs'
    | 'list-of-nothing'
    | 'entry-unreadable'
    | 'removed-without-entry'
    | 'root-differs';
};

/**
 * Audits an area's rows against what its entries commit to, where many rows depend on one root rather than each on an
 * entry. Runs in the snapshot of the whole audit. `most`: more problems would add nothing.
 */
export type RowAudit = (
  db: Kysely<unknown>,
  most: number,
) => Promise<{ readonly rows: number; readonly problems: readonly RowProblem[] }>;

/** The row audits of all areas. */
export const rowAuditsService = defineService<() => readonly RowAudit[]>('ledger.row-audits');
