import { closeSync, existsSync, fchownSync, fsyncSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { KeyDirectory } from '../secrets/key-directory.ts';
import type { Erased } from './place.ts';

const FILE = 'erasures.journal';

/**
 * What was erased, kept beside the keys: a database backup still holds it, and is never stored with the keys. So a
 * restored database can repeat the erasures before anything is served (R20). It names nobody.
 */
export type ErasureJournal = {
  /** Synced to disk when this returns. Called before the data it names is destroyed. */
  note(erased: readonly Erased[]): void;
  /** Each once, in the order noted; undefined if there is no journal. */
  read(): readonly Erased[] | undefined;
};

/** A read-only mounted folder has none: erasures are then taken from a later ledger. */
export function openErasureJournal({ path: folder, kind }: Pick<KeyDirectory, 'path' | 'kind'>): ErasureJournal {
  const path = join(folder, FILE);
  const append = (text: string): void => {
    const fd = openSync(path, 'a', 0o600);
    try {
      if (process.getuid?.() === 0) {
        const { uid, gid } = statSync(dirname(path));
        fchownSync(fd, uid, gid);
      }
      writeSync(fd, text);
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
  };
  return {
    note(erased) {
      // Ends a line torn by a crash first, so that only that line is lost.
      if (kind === 'private') append(erased.map((each) => `\n${JSON.stringify(each)}`).join(''));
    },
    read() {
      if (!existsSync(path)) return undefined;
      const found = new Map<string, Erased>();
      for (const line of readFileSync(path, 'utf8').split('\n')) {
        const erased = readLine(line);
        if (erased !== undefined) found.set(`${erased.place} ${erased.ref}`, erased);
      }
      return [...found.values()];
    },
  };
}

/** A torn line's data was not destroyed yet: its erasure is recorded in the database and continues there. */
function readLine(line: string): Erased | undefined {
  try {
    const { place, ref } = JSON.parse(line) as Partial<Erased>;
    return typeof place === 'string' && typeof ref === 'string' ? { place, ref } : undefined;
  } catch {
    return undefined;
  }
}
