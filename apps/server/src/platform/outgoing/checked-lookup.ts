import { lookup as systemLookup } from 'node:dns/promises';
import type { LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import type { AllowList } from './allow-list.ts';
import { judgeAddress } from './judge-address.ts';

/** All addresses of a host name. Rejects if there are none. */
export type Resolve = (host: string) => Promise<readonly LookupAddress[]>;

export const resolveBySystem: Resolve = async (host) => systemLookup(host, { all: true, order: 'verbatim' });

/** Thrown while connecting; recognised by `explainFailure`. */
export class AddressRefused extends Error {
  readonly why: string;

  constructor(why: string) {
    super(`refused address: ${why}`);
    this.name = 'AddressRefused';
    this.why = why;
  }
}

/**
 * The lookup for each new connection: resolves once, checks every address, and passes exactly those to the socket.
 * There is no second resolution between check and use, so DNS rebinding gains nothing; one forbidden address among
 * allowed ones refuses the host, since the socket may pick any of them.
 */
export function createCheckedLookup(allow: AllowList, resolve: Resolve): LookupFunction {
  const checked = checkedAddresses(allow, resolve);
  // `net.connect` passes a callback, and must get the result on a later turn.
  /* oxlint-disable promise/no-callback-in-promise */
  return (host, options, callback) => {
    checked(host).then(
      ([first, ...others]) =>
        options.all === true ? callback(null, [first, ...others]) : callback(null, first.address, first.family),
      (error: unknown) => callback(error as NodeJS.ErrnoException, []),
    );
  };
  /* oxlint-enable promise/no-callback-in-promise */
}

/** The checked addresses of a host. Rejects with `AddressRefused`, or if there are none. */
export const checkedAddresses =
  (allow: AllowList, resolve: Resolve) =>
  async (host: string): Promise<[LookupAddress, ...LookupAddress[]]> => {
    const addresses = await resolve(host);
    const hostIsAllowed = allow.hosts.has(host.toLowerCase().replace(/\.$/, ''));
    for (const { address } of addresses) {
      const verdict = judgeAddress(address, allow, hostIsAllowed);
      if (!verdict.allowed) throw new AddressRefused(verdict.why);
    }
    const [first, ...others] = addresses;
    if (!first) throw Object.assign(new Error('the name has no address'), { code: 'ENOTFOUND' });
    return [first, ...others];
  };
