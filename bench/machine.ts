import { availableParallelism, loadavg } from 'node:os';

/** What a figure is worth nothing without: the versions it was taken with, the cores, and who else had them meanwhile. */
export const machine = (): string =>
  `Node ${process.versions.node}, OpenSSL ${process.versions.openssl}, ${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1)}`;
