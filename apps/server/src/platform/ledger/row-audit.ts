import type { Kysely } from 'kysely';
import { defineService } from '../../kernel/services.ts';

export type RowProblem = {
  /** The table, `ledger` for what is wrong with a list, or `ledger_entries` for what an entry is searched by. */
  readonly kind: string;
  readonly id: string;
  /**
   * `differs`: it is not as its newest entry left it. `rewritten`: it was changed without an entry before a later entry
   * took it up. `no-entry`: no entry wrote it. `row-gone`: no entry deleted it. `list-gone`, `list-differs`: an entry
   * names rows, and their list is not there, or is another. `list-of-nothing`: no entry names the list.
   * `entry-unreadable`: the bytes are no entry. `removed-without-entry`: retention ran, and no entry says so.
   * `root-differs`: rows that one root commits to do not add up to it.
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
 * Holds rows of a room against what its entries commit to, where many rows answer by one root and not each by itself. Runs in
 * the snapshot of the whole audit. `most`: more problems would not tell more.
 */
export type RowAudit = (
  db: Kysely<unknown>,
  most: number,
) => Promise<{ readonly rows: number; readonly problems: readonly RowProblem[] }>;

/** What every room gives of them. */
export const rowAuditsService = defineService<() => readonly RowAudit[]>('ledger.row-audits');
