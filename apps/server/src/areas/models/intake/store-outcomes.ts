import type { AppError } from '../../../kernel/app-error.ts';
import { asId } from '../../../kernel/ids.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import type { Outcome } from '../domain/count-prediction.ts';
import type { ModelId } from '../domain/model.ts';
import { predictionsStored } from '../ledger-actions.ts';
import type { ModelsRoom } from '../room.ts';
import { keepEarly, type KeptOutcome } from '../store/outcomes.ts';
import { predictionsByIds, refOf } from '../store/predictions.ts';
import { insertSegment } from '../store/segments.ts';
import { openPredictions } from '../open-prediction.ts';
import { rootOf, SALT_BYTES } from './commit-segment.ts';
import { count } from './count.ts';
import { joinOutcomes } from './join-outcomes.ts';
import { lockModels } from './lock-models.ts';

export type NewOutcome = {
  readonly modelId: ModelId;
  readonly id: string;
  /** The day of its prediction, if the sender knows. */
  readonly day: string | undefined;
  readonly observedAt: Date;
  readonly outcome: Outcome;
  readonly by: string;
};

export type OutcomeStoredAs = 'stored' | 'repeated' | 'early' | AppError;

/**
 * Stores a batch of outcomes inside its transaction: matches each to its prediction, writes and counts it, and judges
 * anew hours already judged. An outcome that precedes its prediction waits for it.
 */
export async function storeOutcomes(
  ctx: CommandContext,
  room: ModelsRoom,
  given: readonly NewOutcome[],
): Promise<readonly OutcomeStoredAs[]> {
  await lockModels(
    ctx.tx,
    given.map(({ modelId }) => modelId),
    'outcomes',
  );
  const found = await openPredictions(ctx.tx, room, await foundFor(ctx, given));
  const answers: OutcomeStoredAs[] = [];
  const said: { readonly index: number; readonly outcome: KeptOutcome }[] = [];
  const early: { readonly index: number; readonly given: NewOutcome }[] = [];
  for (const [index, each] of given.entries()) {
    const fits = found.filter(
      (one) =>
        one.id === each.id && one.version.modelId === each.modelId && (each.day === undefined || one.day === each.day),
    );
    const [only, another] = fits;
    if (only === undefined) early.push({ index, given: each });
    else if (another !== undefined) answers[index] = ambiguous;
    else
      said.push({
        index,
        outcome: {
          id: each.id,
          day: only.day,
          observedAt: each.observedAt,
          receivedAt: ctx.now,
          outcome: each.outcome,
        },
      });
  }
  await keepEarly(
    ctx.tx,
    early.map(({ given: { modelId, id, observedAt, outcome } }) => ({
      modelId,
      id,
      observedAt,
      receivedAt: ctx.now,
      outcome,
    })),
  );
  for (const { index } of early) answers[index] = 'early';
  const segment = asId<'entry'>(ctx.ids.row(ctx.now));
  const joined = await joinOutcomes(ctx, {
    segment,
    predictions: found,
    said: said.map(({ outcome }) => outcome),
  });
  for (const [place, { index }] of said.entries()) {
    const answer = joined.answers[place];
    answers[index] = answer === 'kept' ? 'stored' : (answer ?? 'repeated');
  }
  if (joined.kept.length > 0) await commit(ctx, room, segment, joined, given, found);
  return answers;
}

async function foundFor(ctx: CommandContext, given: readonly NewOutcome[]) {
  const ids = [...new Set(given.map(({ id }) => id))];
  const days = given.map(({ day }) => day);
  return predictionsByIds(ctx.tx, ids, days.every((day) => day !== undefined) ? [...new Set(days)] : undefined);
}

async function commit(
  ctx: CommandContext,
  room: ModelsRoom,
  segment: ReturnType<typeof asId<'entry'>>,
  { kept, deltas }: Awaited<ReturnType<typeof joinOutcomes>>,
  given: readonly NewOutcome[],
  found: Awaited<ReturnType<typeof openPredictions>>,
): Promise<void> {
  const rejudged = await count(ctx, room, deltas);
  const salt = Buffer.from(ctx.ids.bytes(SALT_BYTES));
  const root = rootOf(salt, [], kept);
  const of = new Set(kept.map(refOf));
  const instants = found.filter((each) => of.has(refOf(each))).map(({ at }) => at.getTime());
  await insertSegment(ctx.tx, {
    id: segment,
    salt,
    root,
    predictions: 0,
    outcomes: kept.length,
    firstAt: new Date(Math.min(...instants)),
    lastAt: new Date(Math.max(...instants)),
  });
  const models = [...new Set(given.map(({ modelId }) => modelId))];
  ctx.record(predictionsStored, {
    id: segment,
    resource: { kind: 'prediction-segment', id: root },
    touched: models,
    clause: '4.3',
    data: {
      root,
      predictions: 0,
      outcomes: kept.length,
      by: [...new Set(given.map(({ by }) => by))],
      models: models.length,
      rejudged,
    },
  });
}

const ambiguous: AppError = {
  kind: 'conflict',
  code: 'models/which-prediction',
  public: 'Predictions on several days have this id.',
  remedy: 'Say when the prediction was made, as `at`.',
};
