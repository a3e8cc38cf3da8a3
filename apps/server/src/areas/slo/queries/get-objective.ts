import {
  burnRules,
  exactly,
  expectedExhaustion,
  expectedThaw,
  fractionText,
  percentText,
  roughly,
  sum,
  type BackTest,
} from '@muster/slo';
import type { Static } from 'typebox';
import type { Actor } from '../../../kernel/actor.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import { addDays } from '../../../kernel/clock.ts';
import { ORGANISATION } from '../../../kernel/protected.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { mayOn, permissionsOf } from '../../../platform/verbs/may.ts';
import { readAlone } from '../../../platform/database/read.ts';
import { judge } from '../../identity/public.ts';
import { incidentsById } from '../../incidents/public.ts';
import { CORRECTIONS, countsIn, eventsIn, recomputed, sourcesOf } from '../../telemetry/public.ts';
import { burnDown } from '../domain/burn-down.ts';
import { burnRows, type Objective } from '../domain/objective.ts';
import { spanWords, targetWords, windowWords } from '../domain/words.ts';
import { noSuchObjective } from '../objective-thing.ts';
import { alertsOf } from '../store/alerts.ts';
import { correctionsOf } from '../store/corrections.ts';
import { definitionsOf, type StoredDefinition } from '../store/definitions.ts';
import { freezesOf } from '../store/freezes.ts';
import { verbsOnObjective } from '../verbs.ts';
import { burnRates } from './burn-rates.ts';
import { burnedBy } from './burned-by.ts';
import { findObjective } from './objectives.ts';
import type { SloReader } from './reads.ts';
import type { ObjectivePage } from './schemas.ts';
import { budgetPoints, standingOf } from '../standing.ts';
import { shownNow } from './shown-states.ts';
import { summariesOf } from './summaries.ts';
import { shownSnapshot } from './shown-snapshot.ts';

type Page = Static<typeof ObjectivePage>;

const SAMPLES = 120;
const MOST_SHOWN = 50;

/** One objective in full: numbers, history, what burned it, which sources count it. */
export async function getObjective(reader: SloReader, actor: Actor, name: string): Promise<Result<Page, AppError>> {
  const { db, now } = reader;
  const policy = reader.policies.current;
  const summary = (await summariesOf(reader)).find((each) => each.name === name);
  const versions = await readAlone(db, definitionsOf({ name }));
  const objective = await findObjective(db, policy, name);
  const judged = objective ?? asProposed(versions);
  if (summary === undefined || judged === undefined) return err(noSuchObjective);

  const { below, leavesAfterRecoveredFor } = policy.errorBudget.freeze;
  const standing = await standingOf(db, judged, policy, now);
  const { budget, own, spans } = standing;
  const until = { ...spans.budget, to: Math.min(spans.budget.to, now.getTime()) };
  const length = until.to - until.from;
  const points = await budgetPoints(db, judged, { from: until.from - length, to: spans.budget.to });
  const thaw = expectedThaw(judged, points, now.getTime(), { below, holdsMinutes: leavesAfterRecoveredFor.minutes });
  const lately = points.filter(({ at }) => at >= addDays(now, -1).getTime());
  const exhausted = expectedExhaustion(judged, budget.remaining, sum(lately), now.getTime());
  const decisions = (await judge(reader, actor, permissionsOf(verbsOnObjective), ORGANISATION)) ?? new Map();
  const held = { id: name, active: objective, versions, lastInstant: now };

  // Replaces the last judged numbers, as current counts are shown beside them.
  const { left: _left, isMet: _isMet, ...judgedBefore } = summary;
  return ok({
    ...judgedBefore,
    ...shownNow(standing, summary.state === 'unknown'),
    budget: {
      window: windowWords(judged.freezeWindow ?? judged.window),
      ...spanText(spans.budget),
      total: String(budget.total),
      bad: String(budget.bad),
      allowed: fractionText(budget.allowed),
    },
    own: { window: windowWords(judged.window), ...spanText(spans.own), total: String(own.total), bad: String(own.bad) },
    freezesBelow: roughly(exactly(below)),
    ...instant('thawAt', summary.frozenSince === undefined ? undefined : thaw),
    ...instant('exhaustedAt', exhausted),
    ...instant('silentSince', standing.silentSince?.getTime()),
    snapshot: shownSnapshot(judged, spans.budget, budget),
    burnDown: burnDown(judged, points, until, below, SAMPLES).map(({ at, remaining }) => ({ at: text(at), remaining })),
    ...(await burnedBy(reader, judged, until)),
    burnRates: await burnRates(db, judged, policy, now),
    burning: await burningOf(reader, name),
    alerts: alertsFor(judged, reader),
    freezes: (await freezesOf(db, name, MOST_SHOWN)).map((freeze) => ({
      from: freeze.enteredAt.toISOString(),
      ...(freeze.leftAt === undefined ? {} : { to: freeze.leftAt.toISOString() }),
      total: String(freeze.total),
      bad: String(freeze.bad),
      remaining: freeze.remaining,
    })),
    corrections: (await correctionsOf(db, name, MOST_SHOWN)).map((each) => ({
      from: each.since.toISOString(),
      to: each.until.toISOString(),
      total: String(each.total),
      bad: String(each.bad),
      reason: each.reason,
      at: each.at.toISOString(),
    })),
    measured: countsText(await recomputed(db, name, spans.budget, [CORRECTIONS])),
    sources: (await sourcesOf(db, name)).map(({ source, heardAt }) => ({ source, heardAt: heardAt.toISOString() })),
    misses: (await eventsIn(db, name, spans.budget, ['bad', 'pending'], MOST_SHOWN)).map((event) => ({
      key: event.key,
      at: event.at.toISOString(),
      state: event.state,
    })),
    versions: versions.map(versionShown),
    may: mayOn(verbsOnObjective, held, decisions, { actor, policy, now }),
  });
}

/** A proposal as it would be judged; it freezes nothing. */
const asProposed = ([newest]: readonly StoredDefinition[]): Objective | undefined =>
  newest && {
    ...newest.definition,
    version: newest.version,
    origin: 'added',
    clause: '4.6',
    watchedBy: newest.definition.budgeting.kind === 'occurrences' ? 'burn-rate' : 'spent',
  };

const text = (at: number): string => new Date(at).toISOString();
const spanText = ({ from, to }: { readonly from: number; readonly to: number }) => ({ from: text(from), to: text(to) });
const countsText = ({ total, bad }: { readonly total: bigint; readonly bad: bigint }) => ({
  total: String(total),
  bad: String(bad),
});
const instant = <Name extends string>(name: Name, at: number | undefined) =>
  (at === undefined ? {} : { [name]: text(at) }) as Partial<Record<Name, string>>;

async function burningOf({ db }: SloReader, name: string): Promise<Page['burning']> {
  const alerts = await alertsOf(db, name);
  const incidents = await readAlone(db, incidentsById(alerts.map(({ incidentId }) => incidentId)));
  return alerts.map(({ level, since, why, incidentId }) => ({
    level,
    since: since.toISOString(),
    why,
    incident: incidents.get(incidentId)?.code ?? '',
  }));
}

/** Its alert rules with the factors derived from its period, and the rows that would be wrong for it. */
function alertsFor(objective: Objective, { policies }: SloReader): Page['alerts'] {
  const { alerts, freeze } = policies.current.errorBudget;
  const { rules, refused } = burnRules(objective, burnRows(policies.current), freeze.below);
  if (objective.watchedBy === 'spent' || rules.length === 0)
    return alerts.spent.steps.map((step) => ({
      level: percentText(step) === percentText(alerts.spent.pagesFrom) ? ('page' as const) : ('ticket' as const),
      when: `${percentText(step)} % of the budget is spent`,
    }));
  const words = ({ factor, long, short }: (typeof rules)[number]) =>
    `burns more than ${roughly(factor).toFixed(2)} times too fast over ${spanWords(long.minutes)} and ${spanWords(short.minutes)}`;
  return [
    ...rules.map((rule) => ({ level: rule.level, when: words(rule) })),
    ...refused.map((row) => ({ level: row.level, when: words(row), refused: row.because })),
  ];
}

const versionShown = ({ version, state, definition, backTest }: StoredDefinition): Page['versions'][number] => {
  const tested = backTest === undefined ? undefined : (JSON.parse(backTest) as BackTest);
  return {
    version,
    state,
    target: targetWords(definition),
    wouldHaveFrozen: tested?.freezes.length ?? 0,
    hoursWithData: tested?.hoursWithData ?? 0,
  };
};

/** Compares the roll-ups of a span with the sum of their inputs: a difference means a roll-up is wrong. */
export async function recompute(reader: SloReader, name: string) {
  const objective = await findObjective(reader.db, reader.policies.current, name);
  if (objective === undefined) return err(noSuchObjective);
  const { spans } = await standingOf(reader.db, objective, reader.policies.current, reader.now);
  const [rolledUp] = await countsIn(reader.db, name, [spans.budget]);
  const inputs = await recomputed(reader.db, name, spans.budget);
  const isSame = rolledUp !== undefined && rolledUp.total === inputs.total && rolledUp.bad === inputs.bad;
  return ok({ rolledUp: countsText(rolledUp ?? { total: 0n, bad: 0n }), inputs: countsText(inputs), isSame });
}
