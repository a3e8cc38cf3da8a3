import type { PolicySnapshot } from '@muster/policy';
import {
  burnOf,
  burnRules,
  exactly,
  fires,
  isMore,
  MINUTE_MS,
  percentText,
  reachedStep,
  roughly,
  type BurnRule,
  type Span,
} from '@muster/slo';
import type { Kysely } from 'kysely';
import { countsIn } from '../../telemetry/public.ts';
import { burnRows, type Objective } from '../domain/objective.ts';
import type { Alarm } from '../domain/words.ts';
import type { Standing } from '../standing.ts';
import type { Level } from '../store/alerts.ts';

/** Levels at which a budget is burning too fast now, each with its alarm. */
export type Burning = ReadonlyMap<Level, Alarm>;

/** Judged by burn rate where events are many, by the share spent where they are few. */
export async function burningNow(
  db: Kysely<unknown>,
  objective: Objective,
  { budget }: Standing,
  policy: PolicySnapshot,
  now: Date,
): Promise<Burning> {
  const { alerts, freeze } = policy.errorBudget;
  if (objective.watchedBy === 'burn-rate') {
    const { rules } = burnRules(objective, burnRows(policy), freeze.below);
    if (rules.length > 0) return byRate(db, objective, rules, alerts.needsBad, now);
  }
  const step = budget.bad === 0n ? undefined : reachedStep(budget.remaining, alerts.spent.steps);
  if (step === undefined) return new Map();
  const pages = !isMore(exactly(alerts.spent.pagesFrom), exactly(step));
  return new Map([[pages ? 'page' : 'ticket', { spentPercent: percentText(step) }]]);
}

async function byRate(
  db: Kysely<unknown>,
  objective: Objective,
  rules: readonly BurnRule[],
  needsBad: number,
  now: Date,
): Promise<Burning> {
  const spans = rules.flatMap(({ long, short }) => [lately(now, long.minutes), lately(now, short.minutes)]);
  const counts = await countsIn(db, objective.id, spans);
  const burning = new Map<Level, Alarm>();
  for (const [index, rule] of rules.entries()) {
    const [long, short] = [counts[2 * index], counts[2 * index + 1]];
    if (long === undefined || short === undefined || burning.has(rule.level)) continue;
    if (!fires(rule, long, short, objective.target, needsBad)) continue;
    const burn = burnOf(long, objective.target);
    if (burn !== undefined)
      burning.set(rule.level, { times: roughly(burn).toFixed(1), overMinutes: rule.long.minutes });
  }
  return burning;
}

/** The last whole minutes; the current one is not complete yet. */
export const lately = (now: Date, minutes: number): Span => {
  const to = now.getTime() - (now.getTime() % MINUTE_MS);
  return { from: to - minutes * MINUTE_MS, to };
};
