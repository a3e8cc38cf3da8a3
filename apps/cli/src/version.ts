import { createRequire } from 'node:module';

/** The command's own version, from its package: the file lies one folder up, in a clone as in a package. */
export const version = (): string =>
  (createRequire(import.meta.url)('../package.json') as { readonly version: string }).version;
