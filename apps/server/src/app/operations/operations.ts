import { AppFailure } from '../../kernel/app-error.ts';
import { StartFailure } from '../start-failure.ts';
import { addKey } from './add-key.ts';
import { backUp } from './back-up.ts';
import { examine } from './examine.ts';
import { listKeys } from './list-keys.ts';
import { restore } from './restore.ts';
import { rotateKeys } from './rotate-keys.ts';

/** Why an operation failed, in words for the operator. */
export type OperationProblem = {
  readonly code: string;
  readonly what: string;
  readonly remedy?: string;
  readonly clause?: string;
};

export type OperationResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: OperationProblem };

/** What the `muster` command loads from here on the server's machine (apps/cli, commands/operations). */
export const operations = {
  examine,
  backUp: answering(backUp),
  restore: answering(restore),
  listKeys: answering(listKeys),
  addKey: answering(addKey),
  rotateKeys: answering(rotateKeys),
};

/** Turns what an operator can fix into an error value; anything else is a bug and is rethrown. */
function answering<Given extends unknown[], T>(operation: (...given: Given) => Promise<T>) {
  return async (...given: Given): Promise<OperationResult<T>> => {
    try {
      return { ok: true, value: await operation(...given) };
    } catch (failure) {
      return { ok: false, problem: problemOf(failure) };
    }
  };
}

function problemOf(failure: unknown): OperationProblem {
  if (failure instanceof StartFailure)
    return { code: 'operations/not-possible', what: failure.message, remedy: failure.remedy };
  if (!(failure instanceof AppFailure)) throw failure;
  const { code, public: what, remedy, clause } = failure.error;
  return { code, what, ...(remedy === undefined ? {} : { remedy }), ...(clause === undefined ? {} : { clause }) };
}
