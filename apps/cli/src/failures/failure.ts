import { exitCode, type ExitCode } from '../exit-code.ts';

/** Why a command failed: what, why, by which clause, and the next command to try. */
export type Failure = {
  readonly exit: ExitCode;
  /** Stable for programs: `area/what`, or `cli/what` for failures without a server call. */
  readonly code: string;
  readonly what: string;
  readonly why?: string;
  readonly clause?: string;
  readonly details?: readonly string[];
  readonly next?: string;
  readonly requestId?: string;
};

/** Carries a Failure to the place that prints it. */
export class CommandFailure extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.what);
    this.name = 'CommandFailure';
    this.failure = failure;
  }
}

export const wrongUsage = (what: string, next?: string): CommandFailure =>
  new CommandFailure({ exit: exitCode.wrongUsage, code: 'cli/usage', what, ...(next === undefined ? {} : { next }) });

export const failed = (code: string, what: string, more: Partial<Failure> = {}): CommandFailure =>
  new CommandFailure({ exit: exitCode.failed, code, what, ...more });
