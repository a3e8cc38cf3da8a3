import { createRequire } from 'node:module';

/** The CLI's version from its package.json, one folder up in a clone as in a package. */
export const version = (): string =>
  (createRequire(import.meta.url)('../package.json') as { readonly version: string }).version;
