import ipaddr from 'ipaddr.js';

/**
 * What callers are counted by when they are slowed down (abuse case 36): an IPv4 address, or the /64 of an IPv6 one, since
 * whoever has one address of it has all of them.
 */
export function networkOf(ip: string): string {
  if (!ipaddr.isValid(ip)) return 'unknown';
  const address = ipaddr.process(ip);
  return address.kind() === 'ipv4'
    ? address.toString()
    : ipaddr.IPv6.networkAddressFromCIDR(`${address.toString()}/64`).toString();
}
