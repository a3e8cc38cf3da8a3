import type { PolicySnapshot } from '@muster/policy';
import { burnOf, fractionText, roughly, sum } from '@muster/slo';
import type { Kysely } from 'kysely';
import { MINUTES_PER_DAY } from '../../../kernel/clock.ts';
import { countsIn } from '../../telemetry/public.ts';
import { lately } from '../alerting/burning.ts';
import type { Objective } from '../domain/objective.ts';
import { budgetPoints } from '../standing.ts';

/**
 * Current burn rate over each window of the policy's alerts (GOV 4.6): 1 is as fast as the target allows. For time
 * slices and few events, only windows of a day or more are meaningful. Without a budget there is no rate.
 */
export async function burnRates(db: Kysely<unknown>, objective: Objective, policy: PolicySnapshot, now: Date) {
  const all = policy.errorBudget.alerts.rows.flatMap(({ long, short }) => [long.minutes, short.minutes]);
  const isFast = objective.watchedBy === 'burn-rate';
  const windows = [...new Set(all)].filter((each) => isFast || each >= MINUTES_PER_DAY).toSorted((a, b) => a - b);
  const spans = windows.map((minutes) => lately(now, minutes));
  const counts =
    objective.budgeting.kind === 'occurrences'
      ? await countsIn(db, objective.id, spans)
      : await Promise.all(spans.map(async (span) => sum(await budgetPoints(db, objective, span))));
  return windows.map((minutes, index) => {
    const { total, bad } = counts[index] ?? sum([]);
    const burn = burnOf({ total, bad }, objective.target);
    const span = spans[index] ?? lately(now, minutes);
    return {
      minutes,
      to: new Date(span.to).toISOString(),
      total: String(total),
      bad: String(bad),
      ...(burn === undefined ? {} : { times: roughly(burn), exactly: fractionText(burn) }),
    };
  });
}
