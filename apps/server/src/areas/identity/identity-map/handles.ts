import type { Classified } from '@muster/policy';
import type { Kysely } from 'kysely';
import type { PrincipalId } from '../../../kernel/ids.ts';
import { defineService } from '../../../kernel/services.ts';
import type { Tx } from '../../../platform/database/db.ts';
import type { DataKeys } from '../../../platform/keys/data-keys.ts';
import { keyedHash } from '../../../platform/keys/keyed-hash.ts';
import type { KeyRing } from '../../../platform/keys/key-ring.ts';
import { deleteHandle, handleRows, insertHandle, ownersByIndex, type HandleKind } from '../store/identity-handles.ts';

/** How a person is reached or known elsewhere; never stored beside other identifying data. */
export type Handle = {
  readonly id: string;
  readonly principal: PrincipalId;
  readonly kind: HandleKind;
  /** As dialled or addressed: `+4930123456`, `U0123ABCD`. */
  readonly value: Classified<'CONFIDENTIAL', string>;
};

type NewHandle = Omit<Handle, 'value'> & { readonly value: string };

/** People's phone numbers and accounts elsewhere, in the identity map: erased with the person (R1). */
export interface Handles {
  keep(tx: Tx, handle: NewHandle): Promise<void>;
  drop(tx: Tx, id: string): Promise<void>;
  /** By the ids they were stored under. Handles of erased people are absent. */
  byIds(db: Kysely<unknown>, ids: readonly string[]): Promise<ReadonlyMap<string, Handle>>;
  /** All handles of a kind that these people have. */
  ofPeople(db: Kysely<unknown>, people: readonly PrincipalId[], kind: HandleKind): Promise<readonly Handle[]>;
  /** The owner of a handle, for kinds that belong to one person only. */
  ownerOf(db: Kysely<unknown>, kind: 'slack' | 'github' | 'sso', value: string): Promise<PrincipalId | undefined>;
}

export const handlesService = defineService<Handles>('identity.handles');

export function createHandles({ dataKeys, ring }: { readonly dataKeys: DataKeys; readonly ring: KeyRing }): Handles {
  const opened = async (db: Kysely<unknown>, where: Parameters<typeof handleRows>[1]): Promise<readonly Handle[]> => {
    const rows = await handleRows(db, where);
    const values = await dataKeys.decryptMany(
      db,
      rows.map((row) => ({ ...row, aad: place(row.id) })),
    );
    return rows.flatMap(({ id, principal, kind }, index) => {
      const value = values[index];
      return value?.kind === 'plain'
        ? [{ id, principal, kind, value: value.plaintext.map((bytes) => bytes.toString('utf8')) }]
        : [];
    });
  };
  return {
    keep: async (tx, { id, principal, kind, value }) => {
      const sealed = await dataKeys.encrypt(tx, { kind: 'person', id: principal }, Buffer.from(value), place(id));
      await insertHandle(tx, {
        id,
        principal,
        kind,
        ...sealed,
        index: indexUnder(ring.current('blind-index').bytes, kind, value),
      });
    },
    drop: deleteHandle,
    byIds: async (db, ids) => new Map((await opened(db, { ids })).map((handle) => [handle.id, handle])),
    ofPeople: async (db, people, kind) => opened(db, { people, kind }),
    ownerOf: async (db, kind, value) =>
      (
        await ownersByIndex(
          db,
          kind,
          ring.all('blind-index').map(({ bytes }) => indexUnder(bytes, kind, value)),
        )
      )[0],
  };
}

const indexUnder = (key: Uint8Array, kind: HandleKind, value: string): Buffer =>
  keyedHash(key, `identity/handle/${kind}`, value);

/** Binds the ciphertext to its row. */
const place = (id: string): string => `identity/handle/${id}`;
