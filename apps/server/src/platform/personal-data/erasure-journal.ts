import { closeSync, existsSync, fchownSync, fsyncSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { KeyDirectory } from '../secrets/key-directory.ts';
import type { Erased } from './place.ts';

const FILE = 'erasures.journal';

/**
 * What was erased, beside the keys: a backup of the database still holds it, and is never kept together with the keys. So a
 * database that was put back is told by it, before anything is served (R20). It names nobody.
 */
export type ErasureJournal = {
  /** On the disk when this returns. Called before what it tells of is destroyed. */
  note(erased: readonly Erased[]): void;
  /** Each once, in the order noted; undefined where there is no journal. */
  read(): readonly Erased[] | undefined;
};

/** In a mounted folder, which nothing is written to, there is none: a later ledger tells of erasures then. */
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
      // A line that was torn by a crash is ended first, so that it spoils none but itself.
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

/** What was torn was not destroyed yet: its erasure is written down in the database, and goes on there. */
function readLine(line: string): Erased | undefined {
  try {
    const { place, ref } = JSON.parse(line) as Partial<Erased>;
    return typeof place === 'string' && typeof ref === 'string' ? { place, ref } : undefined;
  } catch {
    return undefined;
  }
}
