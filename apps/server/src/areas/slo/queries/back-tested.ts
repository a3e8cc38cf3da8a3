import type { PolicySnapshot } from '@muster/policy';
import {
  backTest,
  DAY_MS,
  floorTo,
  HOUR_MS,
  minutesOf,
  MINUTE_MS,
  sum,
  type BackTest,
  type Definition,
} from '@muster/slo';
import type { Kysely } from 'kysely';
import { pointsIn } from '../../telemetry/public.ts';

const OVER_DAYS = 28;

/** What a definition would have done over the past 28 days, by hourly counts (GOV 4.6). */
export async function backTested(
  db: Kysely<unknown>,
  definition: Definition,
  policy: PolicySnapshot,
  now: Date,
): Promise<BackTest> {
  const to = floorTo(now.getTime(), HOUR_MS);
  const over = { from: to - OVER_DAYS * DAY_MS, to };
  const before = Math.max(minutesOf(definition.window), minutesOf(definition.freezeWindow ?? definition.window));
  const points = await pointsIn(db, definition.id, { from: over.from - before * MINUTE_MS, to }, 'hour');
  const hourly = [...Map.groupBy(points, ({ at }) => at)].map(([at, parts]) => ({ at, ...sum(parts) }));
  const { below, leavesAfterRecoveredFor } = policy.errorBudget.freeze;
  return backTest(definition, hourly, over, { below, holdsMinutes: leavesAfterRecoveredFor.minutes });
}
