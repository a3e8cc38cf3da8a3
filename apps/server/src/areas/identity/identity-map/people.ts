import { Outlet, type Classified } from '@muster/policy';
import type { Kysely } from 'kysely';
import type { PrincipalId } from '../../../kernel/ids.ts';
import { readAlone, readTogether } from '../../../platform/database/read.ts';
import type { Tx } from '../../../platform/database/db.ts';
import type { DataKeys } from '../../../platform/keys/data-keys.ts';
import type { KeyRing } from '../../../platform/keys/key-ring.ts';
import { initialsOf, type PersonalData } from '../domain/names.ts';
import { deleteHandlesOf } from '../store/identity-handles.ts';
import { deleteEntry, entriesByIndex, entriesOf, insertEntry, type SealedEntry } from '../store/identity-map.ts';
import { rolesOfMany, serviceNamesOf } from '../store/principals.ts';
import { blindIndexes, currentIndex } from './blind-index.ts';

/** A person's details with their data class: read only where an outlet declares it. */
export type PersonalDetails = Classified<'CONFIDENTIAL', PersonalData>;

/** Uses inside identity itself: showing names to members, and checking passwords and guesses. */
export const withinIdentity = new Outlet('identity itself', 'CONFIDENTIAL');

/** A person as others see them. No name once erased. */
export type PersonView = {
  readonly id: PrincipalId;
  readonly name?: string;
  readonly initials: string;
  readonly roles?: readonly string[];
};

export type NamedPerson = PersonView & { readonly name: string; readonly roles: readonly string[] };

/**
 * The only store of names and e-mails (R1): encrypted under each person's own data key, found by a keyed hash, gone
 * when the key is destroyed. Everything else knows people by id and joins names in when a member looks.
 */
export interface People {
  /** Display names, including those of service accounts. Erased and unknown ids are absent. */
  namesOf(db: Kysely<unknown>, ids: readonly PrincipalId[]): Promise<ReadonlyMap<PrincipalId, NamedPerson>>;
  /** The same for views that must show everyone: nameless people get initials only. */
  viewsOf(db: Kysely<unknown>, ids: readonly PrincipalId[]): Promise<(id: PrincipalId) => PersonView>;
  /** Names and e-mails: for the member's own screen and for sending mail. */
  detailsOf(db: Kysely<unknown>, ids: readonly PrincipalId[]): Promise<ReadonlyMap<PrincipalId, PersonalDetails>>;
  findByEmail(db: Kysely<unknown>, email: string): Promise<PrincipalId | undefined>;
  /** Stores a person's data. The caller must have checked with `findByEmail` that the e-mail is not taken. */
  keep(tx: Tx, id: PrincipalId, data: PersonalData): Promise<void>;
  /** Irreversible: deletes the row and the key, and with it everything in the ledger encrypted for this person. */
  erase(tx: Tx, id: PrincipalId, reason: string): Promise<void>;
  /** The keyed hash of an e-mail: identifies an account where e-mails must not be stored, such as in a throttle. */
  accountKey(email: string): Buffer;
}

export function createPeople({ dataKeys, ring }: { readonly dataKeys: DataKeys; readonly ring: KeyRing }): People {
  const opened = async (
    db: Kysely<unknown>,
    entries: readonly SealedEntry[],
  ): Promise<ReadonlyMap<PrincipalId, PersonalDetails>> => {
    const contents = await dataKeys.decryptMany(
      db,
      entries.map((entry) => ({ ...entry, aad: place(entry.id) })),
    );
    return new Map(
      entries.flatMap(({ id }, index) => {
        const content = contents[index];
        return content?.kind === 'plain'
          ? [[id, content.plaintext.map((bytes) => JSON.parse(bytes.toString('utf8')) as PersonalData)] as const]
          : [];
      }),
    );
  };
  const detailsOf: People['detailsOf'] = async (db, ids) => opened(db, await readAlone(db, entriesOf(ids)));

  const namesOf: People['namesOf'] = async (db, ids) => {
    const wanted = [...new Set(ids)];
    if (wanted.length === 0) return new Map();
    const [entries, services, roles] = await readTogether(db, [
      entriesOf(wanted),
      serviceNamesOf(wanted),
      rolesOfMany(wanted),
    ]);
    const people = await opened(db, entries);
    return new Map(
      wanted.flatMap((id) => {
        const details = people.get(id);
        const name = details === undefined ? services.get(id) : withinIdentity.take(details).name;
        return name === undefined
          ? []
          : [[id, { id, name, initials: initialsOf(name), roles: roles.get(id) ?? [] }] as const];
      }),
    );
  };

  return {
    detailsOf,
    namesOf,
    viewsOf: async (db, ids) => {
      const names = await namesOf(db, ids);
      return (id) => names.get(id) ?? { id, initials: NAMELESS };
    },
    findByEmail: async (db, email) => (await entriesByIndex(db, blindIndexes(ring, email)))[0],
    keep: async (tx, id, data) => {
      const plaintext = Buffer.from(JSON.stringify({ name: data.name, email: data.email } satisfies PersonalData));
      const sealed = await dataKeys.encrypt(tx, { kind: 'person', id }, plaintext, place(id));
      await insertEntry(tx, { id, ...sealed, emailIndex: currentIndex(ring, data.email) });
    },
    erase: async (tx, id, reason) => {
      await deleteEntry(tx, id);
      await deleteHandlesOf(tx, id);
      await dataKeys.destroy(tx, { kind: 'person', id }, reason);
    },
    accountKey: (email) => currentIndex(ring, email),
  };
}

/** Binds the ciphertext to its row. */
const place = (id: PrincipalId): string => `identity/${id}`;

const NAMELESS = '–';
