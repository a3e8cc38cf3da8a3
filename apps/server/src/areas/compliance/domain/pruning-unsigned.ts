import type { AppError } from '../../../kernel/app-error.ts';

/**
 * Until the pruning entry is signed, neither an export nor a verification could show who removed the missing entries.
 */
export const pruningUnsigned: AppError = {
  kind: 'conflict',
  code: 'ledger/pruning-unsigned',
  public: 'Retention has just removed entries, and the entry that records this is not signed yet.',
  remedy: 'Try again in a moment.',
};
