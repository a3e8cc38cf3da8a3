import type { Ids } from '../../kernel/ids-source.ts';
import { openKeyDirectory, type KeyDirectory, type MountedBy } from './key-directory.ts';

/** What each key is for. No key serves two purposes. */
export const KEY_PURPOSES = [
  'master', // wraps the data keys
  'ledger-mac', // proves that Muster wrote a pending entry
  'ledger-signing', // Ed25519 seed: signs checkpoints
  'token-signing', // Ed25519 seed: signs access tokens
  'pseudonym', // names people in records without naming them
  'blind-index', // finds an encrypted e-mail by its keyed hash
  'links', // capability links in messages
  'webhooks', // derives the secret that signs what one webhook is sent
] as const;

export type KeyPurpose = (typeof KEY_PURPOSES)[number];

/** `kid` is `k1`, `k2` ...: a later one replaces an earlier one for new work, which stays for old data. */
export type Key = { readonly kid: string; readonly bytes: Buffer };

/**
 * Muster's own keys: 32 random bytes each, in files named `<purpose>-<kid>.key`, made on the first start and never in
 * the database or its backups (R27).
 */
export class KeyRing {
  readonly #directory: KeyDirectory;
  readonly #ids: Pick<Ids, 'bytes'>;
  #keys: ReadonlyMap<KeyPurpose, readonly Key[]>;

  constructor(directory: KeyDirectory, ids: Pick<Ids, 'bytes'>) {
    this.#directory = directory;
    this.#ids = ids;
    this.#keys = readAll(directory);
    for (const purpose of KEY_PURPOSES) if (this.all(purpose).length === 0) this.#make(purpose, 1);
  }

  /** The key for new work: the latest. */
  current(purpose: KeyPurpose): Key {
    const key = this.all(purpose).at(-1);
    if (key === undefined) throw new Error(`no ${purpose} key in ${this.#directory.path}`);
    return key;
  }

  /** Every key of the purpose, oldest first. */
  all(purpose: KeyPurpose): readonly Key[] {
    return this.#keys.get(purpose) ?? [];
  }

  /** A key by its id. One that another server has added since is found in the folder. */
  find(purpose: KeyPurpose, kid: string): Key | undefined {
    const known = this.all(purpose).find((key) => key.kid === kid);
    if (known !== undefined || !KID.test(kid) || numberOf(kid) < numberOf(this.current(purpose).kid)) return known;
    this.#keys = readAll(this.#directory);
    return this.all(purpose).find((key) => key.kid === kid);
  }

  /** Adds a key and makes it the current one. Servers that share no folder get the new file before its first use. */
  add(purpose: KeyPurpose): Key {
    this.#make(purpose, numberOf(this.current(purpose).kid) + 1);
    return this.current(purpose);
  }

  #make(purpose: KeyPurpose, number: number): void {
    this.#directory.write(`${purpose}-k${number}.key`, this.#ids.bytes(KEY_BYTES));
    this.#keys = readAll(this.#directory);
  }
}

/** Opens the ring in `path`, making folder and keys on the first start. Throws AppFailure `keys/...`. */
export const openKeyRing = (path: string, ids: Pick<Ids, 'bytes'>, mountedBy?: MountedBy): KeyRing =>
  new KeyRing(openKeyDirectory(path, mountedBy), ids);

const KEY_BYTES = 32;
const KID = /^k[1-9]\d{0,5}$/;
const FILE = /^([a-z-]+)-(k[1-9]\d{0,5})\.key$/;

const numberOf = (kid: string): number => Number(kid.slice(1));

function readAll(directory: KeyDirectory): ReadonlyMap<KeyPurpose, readonly Key[]> {
  const keys = new Map<KeyPurpose, Key[]>();
  for (const name of directory.names()) {
    const [, purposeName, kid] = FILE.exec(name) ?? [];
    const purpose = KEY_PURPOSES.find((known) => known === purposeName);
    if (purpose === undefined || kid === undefined) continue;
    const key = { kid, bytes: directory.read(name, KEY_BYTES) };
    keys.set(purpose, [...(keys.get(purpose) ?? []), key]);
  }
  for (const ring of keys.values()) ring.sort((first, second) => numberOf(first.kid) - numberOf(second.kid));
  return keys;
}
