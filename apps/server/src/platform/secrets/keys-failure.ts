import { AppFailure } from '../../kernel/app-error.ts';

/** A problem with the keys that the operator can fix. It never contains key material. */
export const keysFailure = (code: `keys/${string}`, what: string, remedy: string): AppFailure =>
  new AppFailure({ kind: 'unavailable', code, public: what, remedy, clause: '6.4' });

export const missingKey = (file: string): AppFailure =>
  keysFailure(
    'keys/missing',
    `The keys folder lacks ${file}, but data in this database is encrypted with it.`,
    'Restore the file from the copy of your keys, and restart.',
  );
