import type { PolicySnapshot } from '@muster/policy';
import { addMinutes } from '../../kernel/clock.ts';
import type { CommandContext } from '../../platform/commands/context.ts';
import { runbookOf, watchedVersions } from '../models/public.ts';
import { accuracyMissed } from '../slo/public.ts';
import { beginWatching } from './begin-watching.ts';
import type { QualityProblem } from './domain/data-quality.ts';
import { driftFound, verdictOf, type Judgement } from './domain/judgement.ts';
import type { Reference } from './domain/reference.ts';
import type { Watch, WatchId } from './domain/watch.ts';
import { followEpisode, type Finding } from './follow-episode.ts';
import { gatherReference } from './gather-reference.ts';
import { judgeVersion } from './judge-version.ts';
import { watchFairness } from './watch-fairness.ts';
import { dropEvaluations, saveEvaluation } from './store/evaluations.ts';
import { referencesOf } from './store/references.ts';
import { lockWatch, saveJudgement } from './store/watches.ts';

const KEPT_DAYS = 90;

/**
 * Evaluates a version: gathers its reference, or compares its recent predictions with it, and updates its episodes.
 * @returns whether it still predicts, so that another evaluation is due
 */
export async function evaluateVersion(ctx: CommandContext, id: WatchId): Promise<boolean> {
  const [watched] = await watchedVersions(ctx.tx, [id]);
  if (watched === undefined) return false;
  await beginWatching(ctx, [id]);
  const watch = await lockWatch(ctx.tx, id);
  if (watch === undefined) return false;
  ctx.notBefore(watch.lastInstant);
  const to = wholeHour(ctx.now, ctx.policies.current);
  const [reference] = await referencesOf(ctx.tx, id, 1);
  const runbook = await runbookOf(ctx.tx, watch.modelId);
  await watchFairness(ctx, watch, watched.version, to, runbook);
  if (reference === undefined) return gatherReference(ctx, watch, watched, to);
  const judged = await judgeVersion(ctx, watched, reference, to);
  await followDrift(ctx, watch, reference, judged, runbook);
  return judged.isAlive;
}

/** The end of the last complete interval that has had time to settle. */
export function wholeHour(now: Date, { detection: { evaluation } }: PolicySnapshot): Date {
  const edge = addMinutes(now, -evaluation.settleFor.minutes).getTime();
  const every = evaluation.every.minutes * MINUTE_MS;
  return new Date(edge - (edge % every));
}

const MINUTE_MS = 60_000;

async function followDrift(
  ctx: CommandContext,
  watch: Watch,
  reference: Reference,
  { judgement, to }: { readonly judgement: Judgement; readonly to: Date },
  runbook: string | undefined,
): Promise<void> {
  const policy = ctx.policies.current;
  const verdict = verdictOf(judgement);
  await saveJudgement(ctx.tx, watch.id, { at: ctx.now, verdict, newest: JSON.stringify(judgement) });
  const { rows, comparisons } = judgement;
  await saveEvaluation(ctx.tx, { version: watch.id, at: to, reference: reference.number, rows, verdict, comparisons });
  await dropEvaluations(ctx.tx, watch.id, addMinutes(to, -KEPT_DAYS * MINUTES_A_DAY));
  const isMissed = await accuracyMissed(ctx.tx, policy, `${watch.model}@${watch.versionName}`, ctx.now);
  const found = driftFound(judgement, isMissed, policy);
  const about = { rows, reference: reference.number, bins: reference.bins };
  await followEpisode(ctx, watch, 'drift', found && { ...found, ...drifting(judgement), ...about }, runbook);
  await followEpisode(ctx, watch, 'quality', badData(judgement.problems, policy, about), runbook);
}

const MINUTES_A_DAY = 1440;

/** What drifts: certain before possible, then by distance. */
function drifting({ comparisons, streams }: Judgement): Pick<Finding, 'names' | 'found'> {
  const rank = { drift: 1, possible: 0, stable: -1, insufficient: -1 } as const;
  const found = comparisons
    .filter(({ verdict }) => rank[verdict] >= 0)
    .toSorted((a, b) => rank[b.verdict] - rank[a.verdict] || b.psi - a.psi);
  return {
    names: [
      ...found.map(({ name, psi }) => `${name} (PSI ${psi.toFixed(2)})`),
      ...streams.map(({ stream, detector }) => `${stream} (${detector})`),
    ],
    found: [...found, ...streams],
  };
}

function badData(
  problems: readonly QualityProblem[],
  { detection: { quality } }: PolicySnapshot,
  about: Pick<Finding, 'rows' | 'reference' | 'bins'>,
): Finding | undefined {
  if (problems.length === 0) return undefined;
  return {
    ...about,
    severity: quality.opens,
    because: 'data-quality',
    names: problems.map(({ kind, name }) => (name === undefined ? kind : `${name} (${kind})`)),
    found: problems,
  };
}
