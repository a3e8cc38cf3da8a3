import ipaddr from 'ipaddr.js';
import { err, ok, type Result } from '../../kernel/result.ts';

/** Private destinations that the operator allows: host names, addresses and networks (`MUSTER_ALLOW_PRIVATE`). */
export type AllowList = {
  readonly hosts: ReadonlySet<string>;
  readonly networks: readonly Network[];
};

type Network = readonly [address: ipaddr.IPv4 | ipaddr.IPv6, prefixLength: number];

export const NOTHING_ALLOWED: AllowList = { hosts: new Set(), networks: [] };

const HOST_NAME = /^(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9])?(\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9])?)*$/;

/**
 * Parses entries such as `receiver.internal`, `10.0.0.0/8`, `fd00::/8`, `127.0.0.1`. The error names the invalid one.
 */
export function parseAllowList(entries: readonly string[]): Result<AllowList, string> {
  const hosts = new Set<string>();
  const networks: Network[] = [];
  for (const entry of entries) {
    const network = parseNetwork(entry);
    if (network) networks.push(network);
    else if (HOST_NAME.test(entry.toLowerCase()) && !/^[\d.]+$/.test(entry)) hosts.add(entry.toLowerCase());
    else
      return err(
        `"${entry}" is not a host name, address or network. Write for example: receiver.internal, 10.1.0.0/16, 127.0.0.1`,
      );
  }
  return ok({ hosts, networks });
}

function parseNetwork(entry: string): Network | undefined {
  const bare = entry.replace(/^\[(.*)\]$/, '$1');
  if (ipaddr.isValidCIDR(bare)) return ipaddr.parseCIDR(bare);
  if (!ipaddr.IPv6.isValid(bare) && !ipaddr.IPv4.isValidFourPartDecimal(bare)) return undefined;
  const address = ipaddr.parse(bare);
  return [address, address.kind() === 'ipv4' ? 32 : 128];
}
