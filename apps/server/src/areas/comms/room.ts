import type { Classified } from '@muster/policy';
import type { Kysely } from 'kysely';
import type { Clock } from '../../kernel/clock.ts';
import { defineService, type UseService } from '../../kernel/services.ts';
import { readerService, type Reader } from '../../platform/access/access.ts';
import type { Tx } from '../../platform/commands/context.ts';
import type { DataKeys, Sealed } from '../../platform/keys/data-keys.ts';
import { keyedHash } from '../../platform/keys/keyed-hash.ts';
import type { KeyRing } from '../../platform/keys/key-ring.ts';
import type { Subscriber } from './store/subscribers.ts';

/** The dependencies of this area, besides the transaction. */
export type CommsRoom = {
  readonly clock: Clock;
  readonly dataKeys: DataKeys;
  readonly ring: KeyRing;
  /** Why an address must never be sent to, determined without sending anything; undefined if it may. */
  readonly refusalOf: (url: string) => Promise<string | undefined>;
};

export const commsRoom = defineService<CommsRoom>('comms.room');

export type CommsReader = Reader & { readonly use: UseService; readonly now: Date };

export const commsReader = (use: UseService): CommsReader => ({
  ...use(readerService)(),
  use,
  now: use(commsRoom).clock.now(),
});

const place = (id: string): string => `status_subscribers/${id}`;
const LABEL = 'comms/subscriber-address';

/** Encrypts an address with its own key, which is destroyed with it. */
export const sealAddress = async ({ dataKeys }: CommsRoom, tx: Tx, id: string, address: string): Promise<Sealed> =>
  dataKeys.encrypt(tx, { kind: 'subscriber', id }, Buffer.from(address), place(id));

/** Undefined if the address has been erased. */
export async function addressOf(
  { dataKeys }: Pick<CommsRoom, 'dataKeys'>,
  db: Kysely<unknown>,
  { id, address }: Pick<Subscriber, 'id' | 'address'>,
): Promise<Classified<'CONFIDENTIAL', string> | undefined> {
  if (address === undefined) return undefined;
  const opened = await dataKeys.decrypt(db, address, place(id));
  return opened.kind === 'destroyed' ? undefined : opened.plaintext.map((bytes) => bytes.toString('utf8'));
}

/** Blind indexes for finding an address without decrypting any, one per key of the ring. */
export const addressIndexes = ({ ring }: Pick<CommsRoom, 'ring'>, address: string): readonly Buffer[] =>
  ring.all('blind-index').map((key) => keyedHash(key.bytes, LABEL, normal(address)));

export const currentAddressIndex = ({ ring }: Pick<CommsRoom, 'ring'>, address: string): Buffer =>
  keyedHash(ring.current('blind-index').bytes, LABEL, normal(address));

const normal = (address: string): string => address.trim().normalize('NFKC').toLowerCase();
