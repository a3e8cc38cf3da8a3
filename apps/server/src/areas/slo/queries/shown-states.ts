import { readAlone } from '../../../platform/database/read.ts';
import type { PolicySnapshot } from '@muster/policy';
import type { Kysely } from 'kysely';
import { addMinutes, isBefore } from '../../../kernel/clock.ts';
import { numbersOf, type Standing } from '../standing.ts';
import { allStates } from '../store/states.ts';
import type { GateObjective } from './freeze-now.ts';

/** The judged numbers stored in a row. */
type Judged = {
  readonly state?: GateObjective['state'];
  readonly remaining?: string;
  readonly total?: string;
  readonly bad?: string;
  readonly isMet?: boolean | null | undefined;
  readonly isConnected?: boolean;
};

/** The last judged numbers of each objective, in display form; unknown if judged too long ago (R10). */
export async function shownStates(db: Kysely<unknown>, policy: PolicySnapshot, now: Date) {
  const edge = addMinutes(now, -policy.errorBudget.missingData.silentFor.minutes);
  return new Map(
    (await readAlone(db, allStates)).map((row) => {
      const judged = JSON.parse(row.standing) as Judged;
      const isStale = judged.isConnected === true && isBefore(row.judgedAt, edge);
      return [row.objective, shownNumbers(judged, isStale)] as const;
    }),
  );
}

/** The current numbers, for a page that shows current counts beside them. */
export const shownNow = ({ budget, own, silentSince }: Standing, isStale: boolean) =>
  shownNumbers({ ...numbersOf(budget), state: budget.state, isMet: own.isMet }, isStale || silentSince !== undefined);

const shownNumbers = (
  { remaining = '1/1', total = '0', bad = '0', state = 'no-data', isMet }: Judged,
  isUnknown: boolean,
) => ({
  state: isUnknown ? ('unknown' as const) : state,
  remaining,
  total,
  bad,
  ...(state === 'no-data' ? {} : { left: percentOf(remaining) }),
  ...(isMet === null || isMet === undefined ? {} : { isMet }),
});

/** `12.4` for `31/250`: rounded down to a tenth, so that the remainder is never overstated. */
export function percentOf(fraction: string): string {
  const [num = '0', den = '1'] = fraction.split('/');
  const [n, d] = [BigInt(num) * TENTHS, BigInt(den)];
  const tenths = n / d - (n < 0n && n % d !== 0n ? 1n : 0n);
  const sign = tenths < 0n ? '-' : '';
  const size = tenths < 0n ? -tenths : tenths;
  return `${sign}${size / 10n}.${size % 10n}`;
}

const TENTHS = 1000n;
