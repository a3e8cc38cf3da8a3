import type { Minutes } from '@muster/policy';
import { addDays, addMinutes } from '../../../kernel/clock.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';

/** A half-open interval: `to` is excluded. */
export type Period = { readonly from: Date; readonly to: Date };

const LONGEST_DAYS = 731;

/** The requested period. `to` defaults to now, `from` to the policy's look-back. */
export function periodAsked(
  asked: { readonly from?: string | undefined; readonly to?: string | undefined },
  now: Date,
  looksBackMinutes: Minutes,
): Result<Period, AppError> {
  const to = asked.to === undefined ? now : new Date(asked.to);
  const from = asked.from === undefined ? addMinutes(to, -looksBackMinutes) : new Date(asked.from);
  return from < to && addDays(from, LONGEST_DAYS) >= to ? ok({ from, to }) : err(noSuchPeriod);
}

const noSuchPeriod: AppError = {
  kind: 'invalid',
  code: 'assurance/no-such-period',
  public: 'Evidence covers a period of at most two years that ends after it begins.',
  fields: [
    {
      path: '/from',
      problem: 'is not before the end, or more than two years before it',
      remedy: 'choose another period',
    },
  ],
};
