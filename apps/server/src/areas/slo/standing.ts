import type { PolicySnapshot } from '@muster/policy';
import {
  fractionText,
  judge,
  sliced,
  spanOf,
  sum,
  worse,
  type Budget,
  type Counts,
  type Point,
  type Span,
} from '@muster/slo';
import type { Kysely } from 'kysely';
import { addMinutes, isBefore } from '../../kernel/clock.ts';
import { readAlone, readTogether } from '../../platform/database/read.ts';
import { countsByPart, partsOf, pointsIn, sourcesHeard } from '../telemetry/public.ts';
import type { Objective } from './domain/objective.ts';

/** An objective's state at an instant: in its freeze window, in its own window, and whether it is known. */
export type Standing = {
  readonly budget: Budget;
  readonly own: Budget;
  /** Set if a connected source has been silent for longer than the policy tolerates: the state is unknown (R10). */
  readonly silentSince: Date | undefined;
  readonly isConnected: boolean;
  readonly spans: { readonly budget: Span; readonly own: Span };
};

export async function standingOf(
  db: Kysely<unknown>,
  objective: Objective,
  policy: PolicySnapshot,
  now: Date,
): Promise<Standing> {
  const spans = {
    budget: spanOf(objective.freezeWindow ?? objective.window, now.getTime()),
    own: spanOf(objective.window, now.getTime()),
  };
  const both = [spans.budget, spans.own];
  const heard = sourcesHeard(objective.id);
  const [units, sources] =
    objective.budgeting.kind === 'occurrences'
      ? await readTogether(db, [partsOf(objective.id, both), heard])
      : [await unitsIn(db, objective, both), await readAlone(db, heard)];
  const [budget, own] = judgeUnits(objective, policy, units);
  const edge = addMinutes(now, -policy.errorBudget.missingData.silentFor.minutes);
  const silent = sources.filter(({ heardAt }) => isBefore(heardAt, edge)).map(({ heardAt }) => heardAt.getTime());
  return {
    budget: budget ?? nothing(objective, policy),
    own: own ?? nothing(objective, policy),
    silentSince: silent.length === 0 ? undefined : new Date(Math.min(...silent)),
    isConnected: sources.length > 0,
    spans,
  };
}

const nothing = (objective: Objective, policy: PolicySnapshot): Budget =>
  judge(objective, { total: 0n, bad: 0n }, policy.errorBudget.freeze.below);

/** The budget of each span; the worst part's for an objective with parts. */
function judgeUnits(
  objective: Objective,
  policy: PolicySnapshot,
  units: readonly ReadonlyMap<string, Counts>[],
): readonly Budget[] {
  const below = policy.errorBudget.freeze.below;
  return units.map((parts) => {
    const budgets =
      objective.parts === 'worst'
        ? [...parts.values()].map((counts) => judge(objective, counts, below))
        : [judge(objective, sum(parts.values()), below)];
    return budgets.reduce(worse, nothing(objective, policy));
  });
}

/** Whether one part misses its objective in the objective's own window; undefined if too little is known. */
export async function isPartMissed(
  db: Kysely<unknown>,
  objective: Objective,
  part: string,
  policy: PolicySnapshot,
  now: Date,
): Promise<boolean | undefined> {
  const [parts] = await unitsIn(db, objective, [spanOf(objective.window, now.getTime())]);
  const counts = parts?.get(part);
  if (counts === undefined) return undefined;
  const { isMet } = judge(objective, counts, policy.errorBudget.freeze.below);
  return isMet === undefined ? undefined : !isMet;
}

/** The budget's units in each span, by part: rolled-up events, or judged slices. */
async function unitsIn(
  db: Kysely<unknown>,
  objective: Objective,
  spans: readonly Span[],
): Promise<readonly ReadonlyMap<string, Counts>[]> {
  if (objective.budgeting.kind === 'occurrences') return countsByPart(db, objective.id, spans);
  const points = await slicedPoints(db, objective, {
    from: Math.min(...spans.map(({ from }) => from)),
    to: Math.max(...spans.map(({ to }) => to)),
  });
  return spans.map(({ from, to }) => {
    const parts = new Map<string, Counts>();
    for (const [part, { points: judged, isBlind }] of points(from, to)) if (!isBlind) parts.set(part, sum(judged));
    return parts;
  });
}

/** Slices by part; in a span that begins within an hour, the first whole slice is the first counted. */
async function slicedPoints(db: Kysely<unknown>, objective: Objective, all: Span) {
  const { budgeting } = objective;
  if (budgeting.kind === 'occurrences') throw new Error('occurrences have no slices');
  const grain = budgeting.minutes % HOUR === 0 ? 'hour' : 'minute';
  const byPart = Map.groupBy(await pointsIn(db, objective.id, all, grain), ({ part }) => part);
  return (from: number, to: number) =>
    new Map(
      [...byPart].map(([part, points]) => [
        part,
        sliced(
          points.filter(({ at }) => at >= from && at < to),
          budgeting,
          undefined,
        ),
      ]),
    );
}

const HOUR = 60;

/** Ordered points of the budget's units, for plots and forecasts: hourly events, or judged slices. */
export async function budgetPoints(db: Kysely<unknown>, objective: Objective, span: Span): Promise<readonly Point[]> {
  if (objective.budgeting.kind === 'occurrences') {
    const points = await pointsIn(db, objective.id, span, 'hour');
    return [...Map.groupBy(points, ({ at }) => at)].map(([at, parts]) => ({ at, ...sum(parts) }));
  }
  const parts = [...(await slicedPoints(db, objective, span))(span.from, span.to).values()];
  const share = ({ points }: { readonly points: readonly Point[] }): Counts => sum(points);
  const worst = parts.toSorted((left, right) => {
    const [a, b] = [share(left), share(right)];
    return Number(b.bad * (a.total || 1n) - a.bad * (b.total || 1n));
  })[0];
  return worst?.points ?? [];
}

/** A budget's numbers for responses and records: integers as text, shares as fractions. */
export const numbersOf = ({ total, bad, remaining }: Budget) => ({
  total: String(total),
  bad: String(bad),
  remaining: fractionText(remaining),
});
