import type { Db } from '../../../platform/database/db.ts';
import { entriesFrom, ledgerSize, type StoredEntry } from '../../../platform/ledger/read-entries.ts';

/** The newest part of the ledger, read once for all live streams. */
export type NewestEntries = {
  /** The sequence number after the last known entry. */
  readonly end: number;
  /** Reads what was appended to the ledger. A call during a run makes it run once more. */
  catchUp(): Promise<void>;
  /** At most a page of entries from `seq`; entries older than the cache are read from the database. */
  from(seq: number): Promise<readonly StoredEntry[]>;
};

const PAGE = 500;
const HELD = 2000;

export async function openNewestEntries(db: Db): Promise<NewestEntries> {
  let end = await ledgerSize(db);
  let held: readonly StoredEntry[] = [];
  let running: Promise<void> | undefined;
  let isWanted = false;

  const read = async (): Promise<void> => {
    do {
      isWanted = false;
      for (;;) {
        const page = await entriesFrom(db, end, PAGE);
        held = [...held, ...page].slice(-HELD);
        end += page.length;
        if (page.length < PAGE) break;
      }
    } while (isWanted);
  };

  return {
    get end() {
      return end;
    },
    async catchUp() {
      isWanted = true;
      running ??= read().finally(() => (running = undefined));
      return running;
    },
    async from(seq) {
      if (seq >= end) return [];
      const first = end - held.length;
      return seq >= first ? held.slice(seq - first, seq - first + PAGE) : entriesFrom(db, seq, PAGE);
    },
  };
}
