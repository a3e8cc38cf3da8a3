import type { AppError } from '../../../kernel/app-error.ts';

/** Neither a file nor a verification made now could say who removed what is gone. */
export const pruningUnsigned: AppError = {
  kind: 'conflict',
  code: 'ledger/pruning-unsigned',
  public: 'Retention has just removed entries, and the entry that says so waits for its signature.',
  remedy: 'Ask again in a moment.',
};
