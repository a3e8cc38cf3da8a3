import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Whether the name can only mean this very machine. */
export const isLoopbackHost = (host: string): boolean =>
  host === 'localhost' || (isIP(host) !== 0 && ipaddr.process(host).range() === 'loopback');
