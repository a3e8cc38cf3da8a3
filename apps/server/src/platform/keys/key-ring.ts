import type { Ids } from '../../kernel/ids-source.ts';
import { openKeyDirectory, type KeyDirectory, type MountedBy } from '../secrets/key-directory.ts';
import { missingKey } from '../secrets/keys-failure.ts';

/** What each key is for. No key serves two purposes. */
export const KEY_PURPOSES = [
  'master', // wraps the data keys
  'ledger-mac', // authenticates pending entries as Muster's
  'ledger-signing', // Ed25519 seed: signs checkpoints
  'token-signing', // Ed25519 seed: signs access tokens
  'pseudonym', // derives pseudonyms for people in records
  'blind-index', // looks up an encrypted e-mail by its keyed hash
  'links', // signs capability links in messages
  'webhooks', // derives each webhook's signing secret
] as const;

export type KeyPurpose = (typeof KEY_PURPOSES)[number];

/** `kid` is `k1`, `k2` ...: a later key replaces an earlier one for new work; the earlier stays for old data. */
export type Key = { readonly kid: string; readonly bytes: Buffer };

/**
 * Muster's own keys: 32 random bytes each, in files named `<purpose>-<kid>.key`, created on the first start and never
 * in the database or its backups (R27).
 */
export class KeyRing {
  readonly #directory: KeyDirectory;
  readonly #ids: Pick<Ids, 'bytes'>;
  #keys: ReadonlyMap<KeyPurpose, readonly Key[]>;
  readonly #chosen = new Map<KeyPurpose, Key>();

  constructor(directory: KeyDirectory, ids: Pick<Ids, 'bytes'>) {
    this.#directory = directory;
    this.#ids = ids;
    this.#keys = new Map(KEY_PURPOSES.map((purpose) => [purpose, readKeys(directory, purpose)]));
    for (const purpose of KEY_PURPOSES) if (this.all(purpose).length === 0) this.#make(purpose, 1);
  }

  /** The key for new work: the newest, unless another was chosen. */
  current(purpose: KeyPurpose): Key {
    return this.#chosen.get(purpose) ?? this.newest(purpose);
  }

  newest(purpose: KeyPurpose): Key {
    const key = this.all(purpose).at(-1);
    if (key === undefined) throw new Error(`no ${purpose} key in ${this.#directory.path}`);
    return key;
  }

  /** Every key of the purpose, oldest first. */
  all(purpose: KeyPurpose): readonly Key[] {
    return this.#keys.get(purpose) ?? [];
  }

  /** A key by its id. Rereads the folder for one that another server has added since. */
  find(purpose: KeyPurpose, kid: string): Key | undefined {
    const known = this.all(purpose).find((key) => key.kid === kid);
    if (known !== undefined || !KID.test(kid) || numberOf(kid) < numberOf(this.newest(purpose).kid)) return known;
    this.reread(purpose);
    return this.all(purpose).find((key) => key.kid === kid);
  }

  /**
   * Loads keys added to the folder since, of this purpose only: another purpose's may have to wait for a restart. Known
   * keys stay, so that a file removed too early makes nothing unreadable before the next start.
   */
  reread(purpose: KeyPurpose): void {
    const known = this.all(purpose);
    const added = readKeys(this.#directory, purpose).filter((key) => known.every(({ kid }) => kid !== key.kid));
    if (added.length > 0) this.#keys = new Map(this.#keys).set(purpose, inOrder([...known, ...added]));
  }

  /** Uses this key for new work even if a later one exists: other servers may not have that yet. */
  choose(purpose: KeyPurpose, kid: string): void {
    const key = this.find(purpose, kid);
    if (key === undefined) throw missingKey(`${purpose}-${kid}.key`);
    this.#chosen.set(purpose, key);
  }

  /**
   * Adds a key, which becomes the newest. Servers that do not share the folder must get the file before its first use.
   */
  add(purpose: KeyPurpose): Key {
    this.#make(purpose, numberOf(this.newest(purpose).kid) + 1);
    return this.newest(purpose);
  }

  #make(purpose: KeyPurpose, number: number): void {
    this.#directory.write(`${purpose}-k${number}.key`, this.#ids.bytes(KEY_BYTES));
    this.reread(purpose);
  }
}

/** Opens the ring in `path`, creating folder and keys on the first start. Throws AppFailure `keys/...`. */
export const openKeyRing = (path: string, ids: Pick<Ids, 'bytes'>, mountedBy?: MountedBy): KeyRing =>
  new KeyRing(openKeyDirectory(path, mountedBy), ids);

const KEY_BYTES = 32;
const KID = /^k[1-9]\d{0,5}$/;
const FILE = /^([a-z-]+)-(k[1-9]\d{0,5})\.key$/;

export const numberOf = (kid: string): number => Number(kid.slice(1));

const inOrder = (keys: readonly Key[]): readonly Key[] =>
  keys.toSorted((first, second) => numberOf(first.kid) - numberOf(second.kid));

function readKeys(directory: KeyDirectory, purpose: KeyPurpose): readonly Key[] {
  const keys = directory.names().flatMap((name) => {
    const named = keyNamed(name);
    return named?.purpose === purpose ? [{ kid: named.kid, bytes: directory.read(name, KEY_BYTES) }] : [];
  });
  return inOrder(keys);
}

/** Which key a file holds, by its name; undefined for files that do not belong to the ring. */
export function keyNamed(file: string): { readonly purpose: KeyPurpose; readonly kid: string } | undefined {
  const [, name, kid] = FILE.exec(file) ?? [];
  const purpose = KEY_PURPOSES.find((known) => known === name);
  return purpose === undefined || kid === undefined ? undefined : { purpose, kid };
}
