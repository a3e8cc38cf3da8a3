import bcrypt from 'bcrypt';
import type { PolicySnapshot } from '@muster/policy';
import { AppFailure, type AppError } from '../../kernel/app-error.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { easilyGuessed } from '../../platform/guessing/easily-guessed.ts';
import { knownWords, type Known } from './domain/known-words.ts';
import { guessable, judgePassword, normalisePassword } from './domain/password.ts';

/** What is kept of a password. Commands see nothing else: the password itself stays at the edge that received it. */
export type PasswordHash = string & { readonly __passwordHash: true };

export interface Passwords {
  /** Hashes a new password, if the policy takes it and neither who knows its owner nor anybody else would soon guess it. */
  make(policy: PolicySnapshot, password: string, owner: Known): Promise<Result<PasswordHash, AppError>>;
  /** Takes as long where there is no hash, so that nobody learns from the time which accounts exist. */
  matches(policy: PolicySnapshot, password: string, hash: PasswordHash | undefined): Promise<boolean>;
}

/** How much hashing a server does at once, and how much may wait: a flood of sign-ins must not take the others' threads. */
export type PasswordLimits = { readonly atOnce: number; readonly waiting: number };

/** bcrypt (GOV 7.7) on libuv's threads, never on the event loop. Throws AppFailure `identity/busy` when too much waits. */
export function createPasswords(limits: PasswordLimits = DEFAULT_LIMITS): Passwords {
  const inTurn = createTurns(limits);
  return {
    make: async (policy, password, owner) => {
      const normal = normalisePassword(password);
      const judged = judgePassword(policy, normal, Buffer.byteLength(normal));
      if (!judged.ok) return judged;
      return inTurn(async () => {
        const guessedBy = await easilyGuessed(normal, knownWords(owner));
        if (guessedBy !== undefined) return err(guessable(policy, guessedBy));
        return ok((await bcrypt.hash(normal, policy.authentication.hashing.cost)) as PasswordHash);
      });
    },
    matches: async (policy, password, hash) => {
      const normal = normalisePassword(password);
      const { cost, refusesBytesAbove } = policy.authentication.hashing;
      // One that is too long can never have been set, and must not be compared by its beginning.
      const isComparable = Buffer.byteLength(normal) <= refusesBytesAbove && !normal.includes('\0');
      const same = await inTurn(() => bcrypt.compare(isComparable ? normal : '', hash ?? unmatchable(cost)));
      return same && isComparable && hash !== undefined;
    },
  };
}

const DEFAULT_LIMITS: PasswordLimits = { atOnce: 2, waiting: 100 };

/** A hash that no password has, of the cost that real ones have. */
const unmatchable = (cost: number): string => `$2b$${cost}$${'.'.repeat(SALT_AND_DIGEST)}`;

const SALT_AND_DIGEST = 53;

function createTurns({ atOnce, waiting }: PasswordLimits) {
  let running = 0;
  const queue: (() => void)[] = [];
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (running >= atOnce) {
      if (queue.length >= waiting) throw new AppFailure(BUSY);
      await new Promise<void>((resolve) => queue.push(resolve));
    } else running += 1;
    try {
      return await work();
    } finally {
      const next = queue.shift();
      if (next) next();
      else running -= 1;
    }
  };
}

const BUSY: AppError = {
  kind: 'unavailable',
  code: 'identity/busy',
  public: 'Too many people are signing in at this moment.',
  remedy: 'Try again in a few seconds.',
  retryAfterSeconds: 2,
};
