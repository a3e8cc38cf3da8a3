import ipaddr from 'ipaddr.js';

/**
 * The key for throttling callers (abuse case 36): an IPv4 address, or the /64 of an IPv6 address, since whoever has one
 * address of it has all of them.
 */
export function networkOf(ip: string): string {
  if (!ipaddr.isValid(ip)) return 'unknown';
  const address = ipaddr.process(ip);
  return address.kind() === 'ipv4'
    ? address.toString()
    : ipaddr.IPv6.networkAddressFromCIDR(`${address.toString()}/64`).toString();
}
