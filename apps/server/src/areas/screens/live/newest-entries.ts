import type { Db } from '../../../platform/database/db.ts';
import { entriesFrom, ledgerSize, type StoredEntry } from '../../../platform/ledger/read-entries.ts';

/** The ledger's newest stretch, read once for all who follow it live. */
export type NewestEntries = {
  /** The place after the last entry known. */
  readonly end: number;
  /** Takes in what the ledger has grown by. Asked again meanwhile, it runs once more. */
  catchUp(): Promise<void>;
  /** Entries from a place on, at most a page; older ones than are held are read for the asker. */
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
