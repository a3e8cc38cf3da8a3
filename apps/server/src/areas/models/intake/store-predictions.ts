import { asId } from '../../../kernel/ids.ts';
import { AppFailure, type AppError } from '../../../kernel/app-error.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { countPrediction, firstBins, segmentsOf } from '../domain/count-prediction.ts';
import type { VersionId } from '../domain/model.ts';
import type { Tally } from '../domain/tally.ts';
import { predictionsStored } from '../ledger-actions.ts';
import type { ModelsRoom } from '../room.ts';
import type { KeptOutcome } from '../store/outcomes.ts';
import { takeEarly } from '../store/outcomes.ts';
import { insertPredictions, knownFingerprints, refOf } from '../store/predictions.ts';
import { addNumbers } from './add-numbers.ts';
import type { RollUp } from '../store/roll-ups.ts';
import { insertSegment } from '../store/segments.ts';
import { binsOf } from '../store/versions.ts';
import { count } from './count.ts';
import { joinOutcomes } from './join-outcomes.ts';
import { rootOf, SALT_BYTES } from './commit-segment.ts';
import { lockModels } from './lock-models.ts';
import type { NewPrediction } from './prediction.ts';
import { keysFor, sealRows, type BatchKeys } from './seal-rows.ts';

/** Result for each prediction. */
export type StoredAs = 'stored' | 'repeated' | AppError;

/**
 * Stores a batch of predictions inside its transaction: new ones are encrypted, written and counted, outcomes that
 * arrived too early are matched, and one entry commits to everything. Known predictions leave no entry.
 */
export async function storePredictions(
  ctx: CommandContext,
  room: ModelsRoom,
  given: readonly NewPrediction[],
): Promise<readonly StoredAs[]> {
  await lockModels(
    ctx.tx,
    given.map(({ version }) => version.modelId),
    'predictions',
  );
  const stored = await knownFingerprints(ctx.tx, given);
  const { keys, isForgotten } = await keysFor(
    ctx,
    room,
    given.filter((each) => !stored.has(refOf(each))),
  );
  const known = new Map(stored);
  const answers = given.map((each): StoredAs | undefined => {
    const before = known.get(refOf(each));
    if (before !== undefined) return before.equals(each.fingerprint) ? 'repeated' : idTaken;
    if (isForgotten(each)) return subjectForgotten;
    known.set(refOf(each), each.fingerprint);
    return undefined;
  });
  const fresh = given.filter((_, index) => answers[index] === undefined);
  if (fresh.length > 0) await storeNew(ctx, room, keys, fresh);
  return answers.map((answer) => answer ?? 'stored');
}

async function storeNew(
  ctx: CommandContext,
  room: ModelsRoom,
  keys: BatchKeys['keys'],
  fresh: readonly NewPrediction[],
): Promise<void> {
  const segment = asId<'entry'>(ctx.ids.row(ctx.now));
  const rows = sealRows(keys, fresh, segment);
  const made = await insertPredictions(ctx.tx, rows);
  // Another server stored one of them first: this transaction's decisions are stale, so the sender must retry.
  if (made < rows.length) throw new AppFailure(beaten);
  const early = await takeEarly(
    ctx.tx,
    fresh.map(({ id, version }) => ({ id, modelId: version.modelId })),
  );
  const byId = new Map(fresh.map((each) => [`${each.version.modelId} ${each.id}`, each]));
  const outcomes = early.flatMap((each): readonly KeptOutcome[] => {
    const prediction = byId.get(`${each.modelId} ${each.id}`);
    return prediction === undefined ? [] : [{ ...each, day: prediction.day }];
  });
  const joined = await joinOutcomes(ctx, {
    segment,
    predictions:
      outcomes.length === 0 ? [] : fresh.map(({ id, day, version, sent }) => ({ ...sent, id, day, version })),
    said: outcomes,
  });
  const rejudged = await count(ctx, room, [...(await counted(ctx, fresh)), ...joined.deltas]);
  const salt = Buffer.from(ctx.ids.bytes(SALT_BYTES));
  const root = rootOf(salt, rows, joined.kept);
  const instants = rows.map(({ at }) => at.getTime());
  await insertSegment(ctx.tx, {
    id: segment,
    salt,
    root,
    predictions: rows.length,
    outcomes: joined.kept.length,
    firstAt: new Date(Math.min(...instants)),
    lastAt: new Date(Math.max(...instants)),
  });
  await addNumbers(ctx, fresh);
  const models = [...new Set(fresh.map(({ version }) => version.modelId))];
  ctx.record(predictionsStored, {
    id: segment,
    resource: { kind: 'prediction-segment', id: root },
    touched: models,
    clause: '7.13',
    data: {
      root,
      predictions: rows.length,
      outcomes: joined.kept.length,
      by: [...new Set(fresh.map(({ by }) => by))],
      models: models.length,
      rejudged,
    },
  });
}

/** What these add to their minutes' counts, computed before they are sealed. */
async function counted(ctx: CommandContext, fresh: readonly NewPrediction[]): Promise<readonly RollUp[]> {
  const versions = new Map(fresh.map(({ version }) => [version.id, version]));
  const frozen = await binsOf(ctx.tx, [...versions.keys()]);
  const bins = new Map([...versions.values()].map(({ id, schema }) => [id, frozen.get(id) ?? firstBins(schema)]));
  const tallies = new Map<string, { versionId: VersionId; at: Date; segment: string; tally: Tally }>();
  for (const { version, sent } of fresh) {
    const edges = bins.get(version.id);
    if (edges === undefined) throw new Error('a version without bins');
    const minute = minuteOf(sent.at);
    for (const segment of segmentsOf(version.schema, sent.features)) {
      const name = `${version.id} ${minute} ${segment}`;
      let known = tallies.get(name);
      if (known === undefined) {
        known = { versionId: version.id, at: new Date(minute), segment, tally: {} };
        tallies.set(name, known);
      }
      countPrediction(known.tally, version.schema, edges, segment, sent);
    }
  }
  return [...tallies.values()];
}

const MINUTE_MS = 60_000;
const minuteOf = (at: Date): number => Math.floor(at.getTime() / MINUTE_MS) * MINUTE_MS;

const idTaken: AppError = {
  kind: 'conflict',
  code: 'models/id-taken',
  public: 'Another prediction of that day has this id.',
  remedy: 'Give each prediction an id of its own; the one that came first stays.',
};

const subjectForgotten: AppError = {
  kind: 'conflict',
  code: 'models/subject-forgotten',
  public: 'The subject was forgotten here, so nothing more can be stored under this name.',
  remedy: 'If they are decided about again, call them by a new pseudonym and send it again.',
  clause: '7.13',
  fields: [{ path: '/subject', problem: 'was forgotten', remedy: 'give a new pseudonym' }],
};

const beaten: AppError = {
  kind: 'unavailable',
  code: 'models/stored-elsewhere',
  public: 'Some of these are being stored by another request. Nothing from this one was stored.',
  remedy: 'Send it again in a moment: anything stored by then counts as a repeat.',
  retryAfterSeconds: 1,
};
