import bcrypt from 'bcrypt';
import type { PolicySnapshot } from '@muster/policy';
import { AppFailure, type AppError } from '../../kernel/app-error.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { easilyGuessed } from '../../platform/guessing/easily-guessed.ts';
import { knownWords, type Known } from './domain/known-words.ts';
import { guessable, judgePassword, normalisePassword } from './domain/password.ts';

/** A password's hash. Commands see nothing else: the password itself stays at the edge that received it. */
export type PasswordHash = string & { readonly __passwordHash: true };

export interface Passwords {
  /**
   * Hashes a new password if the policy accepts it and nobody, whether they know its owner or not, can easily guess it.
   */
  make(policy: PolicySnapshot, password: string, owner: Known): Promise<Result<PasswordHash, AppError>>;
  /** Takes equally long without a hash, so that timing does not reveal which accounts exist. */
  matches(policy: PolicySnapshot, password: string, hash: PasswordHash | undefined): Promise<boolean>;
}

/** How many hashes run at once, and how many may queue: a sign-in flood must not starve libuv's threads. */
export type PasswordLimits = { readonly atOnce: number; readonly waiting: number };

/** bcrypt (GOV 7.7) on libuv's threads, off the event loop. Throws AppFailure `identity/busy` if the queue is full. */
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
      // An overlong password can never have been set, and must not match by its first bytes.
      const isComparable = Buffer.byteLength(normal) <= refusesBytesAbove && !normal.includes('\0');
      const same = await inTurn(() => bcrypt.compare(isComparable ? normal : '', hash ?? unmatchable(cost)));
      return same && isComparable && hash !== undefined;
    },
  };
}

const DEFAULT_LIMITS: PasswordLimits = { atOnce: 2, waiting: 100 };

/** A hash that no password matches, with the same cost as real ones. */
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
  public: 'Too many people are signing in right now.',
  remedy: 'Try again in a few seconds.',
  retryAfterSeconds: 2,
};
