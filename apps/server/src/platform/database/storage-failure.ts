import { AppFailure } from '../../kernel/app-error.ts';

/** A storage failure that the operator can fix. `internal` goes to the log only. */
export const storageFailure = (
  code: `storage/${string}`,
  what: string,
  remedy: string,
  internal?: string,
): AppFailure =>
  new AppFailure({ kind: 'unavailable', code, public: what, remedy, ...(internal === undefined ? {} : { internal }) });
