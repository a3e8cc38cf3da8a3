import ipaddr from 'ipaddr.js';
import type { AllowList } from './allow-list.ts';

export type AddressVerdict =
  | { readonly allowed: true; readonly because: 'listed' | 'public' }
  | { readonly allowed: false; readonly why: string };

/** Cloud metadata services give credentials to anyone inside. Some are outside every private range. */
const METADATA = [
  '169.254.169.254',
  '169.254.170.2',
  '168.63.129.16',
  '100.100.100.200',
  'fd00:ec2::254',
  'fd20:ce::254',
].map((address) => ipaddr.parse(address));

const GLOBAL_UNICAST_V6 = ipaddr.parseCIDR('2000::/3');

/**
 * Whether Muster may connect to this address (abuse case 23). Only globally routable unicast is open by default;
 * everything else (private, loopback, link-local, IPv4 in any of its IPv6 forms) must be on the allow-list, and a
 * metadata service must be listed by its own address: a network that contains it is not enough. Pure.
 */
export function judgeAddress(text: string, allow: AllowList, hostIsAllowed: boolean): AddressVerdict {
  if (!ipaddr.isValid(text)) return { allowed: false, why: 'is not an address' };
  const address = ipaddr.process(text);
  const isMetadata = METADATA.some((service) => isSame(service, address));
  const named = allow.networks.filter(
    ([network, length]) => network.kind() === address.kind() && address.match(network, length),
  );
  if (isMetadata) {
    return named.some(([network]) => isSame(network, address))
      ? LISTED
      : { allowed: false, why: 'is a cloud metadata service' };
  }
  if (hostIsAllowed || named.length > 0) return LISTED;
  // `process` unwraps ::ffff:a.b.c.d so that the allow-list can name the IPv4 address; a public one stays refused in
  // this form.
  const range = ipaddr.parse(text).range();
  if (range !== 'unicast') return { allowed: false, why: `is not public (${range})` };
  if (address.kind() === 'ipv6' && !address.match(GLOBAL_UNICAST_V6)) return { allowed: false, why: 'is not public' };
  return { allowed: true, because: 'public' };
}

const LISTED: AddressVerdict = { allowed: true, because: 'listed' };

const isSame = (first: ipaddr.IPv4 | ipaddr.IPv6, second: ipaddr.IPv4 | ipaddr.IPv6): boolean =>
  first.kind() === second.kind() && first.toString() === second.toString();
