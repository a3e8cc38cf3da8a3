import type { Classified } from '@muster/policy';
import type { Subject } from '@muster/scrubber';
import type { Kysely } from 'kysely';
import type { DataKeys } from '../../platform/keys/data-keys.ts';
import type { PseudonymKeeper } from '../../platform/commands/host.ts';
import { insertPseudonyms, knownTokens, pseudonymOf } from './store/pseudonyms.ts';

/** Maps pseudonyms to identities. Written at intake, read only by the command that records the reveal. */
export interface PseudonymBook extends PseudonymKeeper {
  /** `unknown`: never seen here. `forgotten`: its key was destroyed, so it cannot be resolved any more. */
  resolve(
    db: Kysely<unknown>,
    token: string,
  ): Promise<
    | { readonly kind: 'known'; readonly of: Subject['kind']; readonly value: Classified<'CONFIDENTIAL', string> }
    | { readonly kind: 'unknown' | 'forgotten' }
  >;
}

const MOST_REMEMBERED = 10_000;

export function createPseudonymBook(dataKeys: DataKeys): PseudonymBook {
  // Alerts name the same hosts over and over: tokens known to be stored are not queried again.
  const remembered = new Set<string>();

  return {
    async keep({ tx, now }, findings) {
      const subjects = distinct(
        findings.flatMap(({ subject }) => (subject && !remembered.has(subject.token) ? [subject] : [])),
      );
      if (subjects.length === 0) return;
      const known = await knownTokens(
        tx,
        subjects.map(({ token }) => token),
      );
      remember(known);
      const fresh = subjects.filter(({ token }) => !known.has(token));
      if (fresh.length === 0) return;
      const keys = await dataKeys.dataKeysFor(tx, fresh.map(keyOf));
      const rows = fresh.map((subject) => ({
        token: subject.token,
        kind: subject.kind,
        ...keys.seal({ subject: keyOf(subject), plaintext: Buffer.from(subject.canonical), aad: place(subject.token) }),
      }));
      await insertPseudonyms(tx, rows, now);
    },

    async resolve(db, token) {
      const stored = await pseudonymOf(db, token);
      if (!stored) return { kind: 'unknown' };
      const opened = await dataKeys.decrypt(db, stored, place(token));
      return opened.kind === 'plain'
        ? { kind: 'known', of: stored.kind, value: opened.plaintext.map((bytes) => bytes.toString('utf8')) }
        : { kind: 'forgotten' };
    },
  };

  /** Only tokens already read from the database: our own insert may still be rolled back. */
  function remember(tokens: Iterable<string>): void {
    if (remembered.size > MOST_REMEMBERED) remembered.clear();
    for (const token of tokens) remembered.add(token);
  }
}

/** A pseudonym's own key: destroying it erases the identity. */
export const keyOfToken = (token: string) => ({ kind: 'pseudonym', id: token });

const keyOf = ({ token }: Subject) => keyOfToken(token);

const place = (token: string): string => `pseudonyms/${token}`;

const distinct = (subjects: readonly Subject[]): Subject[] => [
  ...new Map(subjects.map((subject) => [subject.token, subject])).values(),
];
