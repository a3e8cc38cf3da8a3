import { availableParallelism, loadavg } from 'node:os';

/** What a figure needs to be meaningful: versions, cores, and the load from other processes. */
export const machine = (): string =>
  `Node ${process.versions.node}, OpenSSL ${process.versions.openssl}, ${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1)}`;
