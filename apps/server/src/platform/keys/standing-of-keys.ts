import { sql } from 'kysely';
import type { Db } from '../database/db.ts';
import { KEY_PURPOSES, keyNamed, numberOf, type KeyPurpose } from './key-ring.ts';
import { countWrapped, masterInUse } from './master-keys.ts';

/** `current`: for new work. `kept`: for existing data. `waiting`: not in use yet. `gone`: its file is missing. */
export type KeyStanding = {
  readonly purpose: KeyPurpose;
  readonly kid: string;
  readonly state: 'current' | 'kept' | 'waiting' | 'gone';
  /** Absent if no server has seen it yet. */
  readonly firstSeenAt?: string;
  /** For master keys: how many data keys it wraps, and so is needed for. */
  readonly dataKeys?: number;
};

/** What this database knows of its keys, compared with the files present. Names and timestamps, never a key. */
export async function standingOfKeys(db: Db, files: readonly string[]): Promise<readonly KeyStanding[]> {
  const here = files.flatMap((file) => keyNamed(file) ?? []);
  const seen = await sql<{ purpose: string; kid: string; first_seen_at: Date }>`
    select purpose, kid, first_seen_at from key_fingerprints order by purpose, kid`.execute(db);
  const [inUse, wrapped] = [await masterInUse(db), await countWrapped(db)];

  return KEY_PURPOSES.flatMap((purpose) => {
    const kidsHere = here.filter((key) => key.purpose === purpose).map(({ kid }) => kid);
    const kidsSeen = seen.rows.filter((row) => row.purpose === purpose);
    const kids = [...new Set([...kidsHere, ...kidsSeen.map(({ kid }) => kid)])].toSorted(
      (first, second) => numberOf(first) - numberOf(second),
    );
    const newest = kidsHere.toSorted((first, second) => numberOf(first) - numberOf(second)).at(-1);
    const current = purpose === 'master' ? (inUse?.kid ?? newest) : newest;
    return kids.map((kid): KeyStanding => {
      const firstSeenAt = kidsSeen.find((row) => row.kid === kid)?.first_seen_at.toISOString();
      return {
        purpose,
        kid,
        state: stateOf(kid, current, kidsHere.includes(kid)),
        ...(firstSeenAt === undefined ? {} : { firstSeenAt }),
        ...(purpose === 'master' ? { dataKeys: wrapped.get(kid) ?? 0 } : {}),
      };
    });
  });
}

function stateOf(kid: string, current: string | undefined, isHere: boolean): KeyStanding['state'] {
  if (!isHere) return 'gone';
  if (kid === current) return 'current';
  return current !== undefined && numberOf(kid) > numberOf(current) ? 'waiting' : 'kept';
}
