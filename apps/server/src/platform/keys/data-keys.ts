import { Classified } from '@muster/policy';
import { AppFailure } from '../../kernel/app-error.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Ids } from '../../kernel/ids-source.ts';
import type { Db, Tx } from '../database/db.ts';
import { NONCE_BYTES, openBytes, sealBytes } from './aead.ts';
import { DataKeyCache, type KnownKey } from './data-key-cache.ts';
import {
  destroyRow,
  findByIds,
  findBySubjects,
  insertForNewSubjects,
  insertMissing,
  subjectKey,
  type DataKeyRow,
  type KeySubject,
  type NewDataKey,
} from './data-key-rows.ts';
import type { KeyRing } from './key-ring.ts';
import { unwrapKey, wrapKey } from './wrap.ts';

/** Encrypted content, to be stored with the id of the key that decrypts it. */
export type Sealed = { readonly keyId: string; readonly ciphertext: Buffer };

/** The decrypted content with its class (GOV 6.3), or that its subject was erased. */
export type Opened =
  | { readonly kind: 'plain'; readonly plaintext: Classified<'CONFIDENTIAL', Buffer> }
  | { readonly kind: 'destroyed'; readonly at: Date };

/** `aad` binds the content to its place, such as the id of its row: moved elsewhere, it does not decrypt. */
export type Plain = { readonly subject: KeySubject; readonly plaintext: Uint8Array; readonly aad: string };

export type DataKeyParts = { readonly ring: KeyRing; readonly ids: Ids; readonly clock: Clock };

/**
 * Envelope encryption (GOV 6.3): content is encrypted under its subject's data key, data keys under the master key.
 * Destroying a data key erases everything under it at once. An earlier backup still holds the wrapped key, so
 * tombstones are replayed after a restore, before anything is served (R20).
 */
export class DataKeys {
  readonly #parts: DataKeyParts;
  readonly #cache = new DataKeyCache();
  /** Not cached before their transaction commits, which it may not. */
  readonly #madeIn = new WeakMap<Tx, Map<string, KnownKey>>();

  constructor(parts: DataKeyParts) {
    this.#parts = parts;
  }

  /**
   * The subjects' keys, created where missing. At most two round trips; none if all are known, or new in this
   * transaction. Valid for this transaction only. Throws AppFailure `keys/destroyed` for an erased subject.
   */
  async dataKeysFor(tx: Tx, subjects: readonly WantedSubject[]): Promise<SubjectKeys> {
    const now = this.#parts.clock.now();
    const found = new Map<string, KnownKey>();
    const madeHere = this.#madeIn.get(tx);
    let missing = distinct(subjects).filter((subject) => {
      const key = madeHere?.get(subjectKey(subject)) ?? this.#cache.bySubject(subject, now);
      if (key !== undefined) found.set(subjectKey(subject), key);
      return key === undefined;
    });
    const born = missing.filter(({ isNewSubject }) => isNewSubject);
    if (born.length > 0) {
      for (const key of await this.#makeForNewSubjects(tx, born, now)) found.set(subjectKey(key.subject), key);
      missing = missing.filter(({ isNewSubject }) => !isNewSubject);
    }
    const take = (rows: readonly DataKeyRow[], made?: ReadonlyMap<string, Buffer>): void => {
      for (const row of rows) found.set(subjectKey(row.subject), this.#aliveKey(row, now, made?.get(row.id)));
      missing = missing.filter((subject) => !found.has(subjectKey(subject)));
    };
    if (missing.length > 0) take(await findBySubjects(tx, missing));
    if (missing.length > 0) {
      const bytes = new Map<string, Buffer>();
      const made = missing.map((subject) => {
        const key = Buffer.from(this.#parts.ids.bytes(KEY_BYTES));
        const named = this.#newKey(subject, key);
        bytes.set(named.id, key);
        return named;
      });
      take(await insertMissing(tx, made, now), bytes);
    }
    if (missing.length > 0) throw new Error(`no data key for ${missing.length} subjects after making them`);
    return new SubjectKeys(found, this.#parts.ids);
  }

  async encrypt(tx: Tx, subject: KeySubject, plaintext: Uint8Array, aad: string): Promise<Sealed> {
    return (await this.dataKeysFor(tx, [subject])).seal({ subject, plaintext, aad });
  }

  async decrypt(db: Db, sealed: Sealed, aad: string): Promise<Opened> {
    const [opened] = await this.decryptMany(db, [{ ...sealed, aad }]);
    if (opened === undefined) throw new Error('one in, one out');
    return opened;
  }

  /** In the given order; at most one query. Throws IntegrityError if content was tampered with or moved. */
  async decryptMany(db: Db, items: readonly (Sealed & { readonly aad: string })[]): Promise<readonly Opened[]> {
    const now = this.#parts.clock.now();
    const ids = [...new Set(items.map((item) => item.keyId))];
    const known = new Map<string, KnownKey | Extract<Opened, { kind: 'destroyed' }>>();
    for (const id of ids) {
      const key = this.#cache.byId(id, now);
      if (key !== undefined) known.set(id, key);
    }
    const missing = ids.filter((id) => !known.has(id));
    for (const row of missing.length === 0 ? [] : await findByIds(db, missing)) {
      known.set(
        row.id,
        row.state.kind === 'destroyed' ? { kind: 'destroyed', at: row.state.at } : this.#aliveKey(row, now),
      );
    }
    return items.map((item) => {
      const key = known.get(item.keyId);
      if (key === undefined) throw new Error(`content names a data key that does not exist: ${item.keyId}`);
      if ('kind' in key) return key;
      const plaintext = openBytes(key.bytes, item.ciphertext, contentContext(key.id, item.aad));
      return { kind: 'plain', plaintext: new Classified('CONFIDENTIAL', plaintext) };
    });
  }

  /** Which of these are erased: nothing more can be written under them. */
  async erasedAmong(db: Db, subjects: readonly KeySubject[]): Promise<ReadonlySet<string>> {
    const rows = await findBySubjects(db, distinct(subjects));
    return new Set(rows.flatMap(({ state, subject }) => (state.kind === 'destroyed' ? [subjectKey(subject)] : [])));
  }

  /** Permanent once this commits. The reason stays in the tombstone, so it must not contain personal data. */
  async destroy(tx: Tx, subject: KeySubject, reason: string): Promise<'destroyed' | 'already'> {
    this.#cache.bar(subject);
    return destroyRow(tx, { id: this.#parts.ids.opaque(), subject, reason, now: this.#parts.clock.now() });
  }

  /** For a server that learns of a destruction from the ledger. */
  forget(subject: KeySubject): void {
    this.#cache.bar(subject);
  }

  /** For subjects that only this transaction can create: written ahead of its commit, and known to it alone. */
  async #makeForNewSubjects(tx: Tx, subjects: readonly KeySubject[], now: Date): Promise<readonly KnownKey[]> {
    const made = subjects.map(({ kind, id }) => {
      const bytes = Buffer.from(this.#parts.ids.bytes(KEY_BYTES));
      return { bytes, row: this.#newKey({ kind, id }, bytes) };
    });
    await insertForNewSubjects(
      tx,
      made.map(({ row }) => row),
      now,
    );
    const keys = made.map(({ bytes, row: { id, subject } }) => ({ id, subject, bytes }));
    const known = this.#madeIn.get(tx) ?? new Map<string, KnownKey>();
    for (const key of keys) known.set(subjectKey(key.subject), key);
    this.#madeIn.set(tx, known);
    return keys;
  }

  #newKey(subject: KeySubject, bytes: Uint8Array): NewDataKey {
    const { ring, ids } = this.#parts;
    const named = { id: ids.opaque(), subject };
    return { ...named, ...wrapKey(ring, ids, named, bytes) };
  }

  /** `bytes` of a key made here a moment ago, which needs no unwrapping. */
  #aliveKey(row: DataKeyRow, now: Date, bytes?: Buffer): KnownKey {
    if (row.state.kind === 'destroyed') throw new AppFailure(erased(row.subject));
    const key = { id: row.id, subject: row.subject, bytes: bytes ?? unwrapKey(this.#parts.ring, row, row.state) };
    if (row.isSettled) this.#cache.remember(key, now);
    return key;
  }
}

/** The keys of some subjects, to encrypt any number of items without further queries. */
export class SubjectKeys {
  readonly #keys: ReadonlyMap<string, KnownKey>;
  readonly #ids: Pick<Ids, 'bytes'>;

  constructor(keys: ReadonlyMap<string, KnownKey>, ids: Pick<Ids, 'bytes'>) {
    this.#keys = keys;
    this.#ids = ids;
  }

  seal({ subject, plaintext, aad }: Plain): Sealed {
    const key = this.#keys.get(subjectKey(subject));
    if (key === undefined) throw new Error(`the data key of this ${subject.kind} was not asked for`);
    return {
      keyId: key.id,
      ciphertext: sealBytes(key.bytes, this.#ids.bytes(NONCE_BYTES), plaintext, contentContext(key.id, aad)),
    };
  }
}

const KEY_BYTES = 32;

const contentContext = (keyId: string, aad: string): string => `muster/content/v1\0${keyId}\0${aad}`;

/** `isNewSubject`: created in this very transaction, so there is no key to look up, and nobody else creates one. */
type WantedSubject = KeySubject & { readonly isNewSubject?: boolean };

const distinct = (subjects: readonly WantedSubject[]): WantedSubject[] => [
  ...new Map(subjects.map((subject) => [subjectKey(subject), subject])).values(),
];

const erased = (subject: KeySubject): AppFailure['error'] => ({
  kind: 'conflict',
  code: 'keys/destroyed',
  public: `The content of this ${subject.kind} was erased; nothing more can be written under it.`,
  clause: '6.3',
});
