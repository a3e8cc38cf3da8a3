import type { Static } from 'typebox';
import type { Actor } from '../../../kernel/actor.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import { addDays } from '../../../kernel/clock.ts';
import { refused } from '../../../kernel/decision.ts';
import { ORGANISATION } from '../../../kernel/protected.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { judge } from '../../identity/public.ts';
import type { FeatureValue } from '../domain/count-prediction.ts';
import { predictionIdOf, pseudonymsOf } from '../intake/names.ts';
import { openPredictions, type OpenPrediction } from '../open-prediction.ts';
import { modelPermissions } from '../permissions.ts';
import type { ModelsReader } from '../room.ts';
import { outcomesOf } from '../store/outcomes.ts';
import {
  predictionsByIds,
  predictionsIn,
  predictionsOfSubject,
  refOf,
  type PredictionRef,
  type PredictionRow,
} from '../store/predictions.ts';
import { reviewsOf } from '../store/reviews.ts';
import { given } from './model-view.ts';
import type { Prediction } from './schemas.ts';

type Shown = Static<typeof Prediction>;

/** Whether this actor may see what was decided about people. */
async function mayLook(reader: ModelsReader, actor: Actor): Promise<Result<void, AppError>> {
  const decision = (await judge(reader, actor, [modelPermissions.look], ORGANISATION))?.get(modelPermissions.look.name);
  if (decision === undefined) return err(noSuchPrediction);
  return decision.allowed ? ok(undefined) : err(refused(decision));
}

/** Predictions by id: the producer's or Muster's. */
export async function predictionsNamed(
  reader: ModelsReader,
  actor: Actor,
  { id, model, day }: { readonly id: string; readonly model?: string; readonly day?: string },
): Promise<Result<readonly Shown[], AppError>> {
  const [may, rows] = await Promise.all([
    mayLook(reader, actor),
    predictionsByIds(reader.db, [predictionIdOf(reader.ring, model ?? '', id)], day === undefined ? undefined : [day]),
  ]);
  if (!may.ok) return may;
  return ok(await viewsOfRows(reader, rows));
}

/** Predictions about a person, by the deciding system's identifier: in a request body, since URLs are logged. */
export async function predictionsAbout(
  reader: ModelsReader,
  actor: Actor,
  subject: string,
): Promise<Result<readonly Shown[], AppError>> {
  const may = await mayLook(reader, actor);
  if (!may.ok) return may;
  const rows = await predictionsOfSubject(reader.db, pseudonymsOf(reader.ring, subject), {
    before: undefined,
    limit: MOST_SHOWN,
  });
  return ok(await viewsOfRows(reader, rows));
}

const MOST_SHOWN = 50;

export const views = async (reader: ModelsReader, open: readonly OpenPrediction[]): Promise<readonly Shown[]> =>
  shownWith(open, await toldAfter(reader, open));

/** Decrypted while what was told about them later is read: neither needs the other. */
async function viewsOfRows(reader: ModelsReader, rows: readonly PredictionRow[]): Promise<readonly Shown[]> {
  const [open, later] = await Promise.all([openPredictions(reader.db, reader, rows), toldAfter(reader, rows)]);
  return shownWith(open, later);
}

type Later = {
  readonly outcomes: Awaited<ReturnType<typeof outcomesOf>>;
  readonly reviews: ReadonlyMap<string, Awaited<ReturnType<typeof reviewsOf>>>;
};

/** Outcomes and reviews of predictions, by `refOf`. */
async function toldAfter({ db }: ModelsReader, refs: readonly PredictionRef[]): Promise<Later> {
  if (refs.length === 0) return { outcomes: new Map(), reviews: new Map() };
  const [outcomes, reviews] = await Promise.all([
    outcomesOf(db, refs),
    Promise.all(refs.map(async (each) => [refOf(each), await reviewsOf(db, each)] as const)),
  ]);
  return { outcomes, reviews: new Map(reviews) };
}

function shownWith(open: readonly OpenPrediction[], later: Later): readonly Shown[] {
  return open.map((each): Shown => {
    const reviews = later.reviews.get(refOf(each)) ?? [];
    const named = (names: readonly { readonly name: string }[], values: readonly FeatureValue[]) =>
      names.map(({ name }, place) => ({ name, value: values[place] ?? null }));
    return {
      id: each.packed?.id ?? each.id,
      key: each.id,
      day: each.day,
      model: each.version.model,
      modelVersion: each.version.name,
      at: each.at.toISOString(),
      ...given('decision', each.decision),
      ...given('score', each.score),
      ...given('subject', each.row.subject ?? undefined),
      isForgotten: each.packed === undefined,
      features: each.packed === undefined ? [] : named(each.version.schema.features, each.features),
      groups: each.packed === undefined ? [] : named(each.version.schema.groups, each.groups),
      ...given('explanation', each.packed?.explanation),
      outcomes: (later.outcomes.get(refOf(each)) ?? []).map(({ observedAt, receivedAt, outcome }) => ({
        observedAt: observedAt.toISOString(),
        receivedAt: receivedAt.toISOString(),
        says: 'label' in outcome ? outcome.label : String(outcome.value),
      })),
      reviews: reviews.map(({ code, state, verdict, decision }) => ({
        code,
        state,
        ...given('verdict', verdict),
        ...given('decision', decision),
      })),
      segment: each.row.segment_id,
    };
  });
}

const LOOKED_AT = 300;
const SIMILAR_SHOWN = 8;
const AROUND_DAYS = 7;
/** Two numbers are similar if they differ by at most this share of the larger. */
const NEARLY = 0.1;

/** Similar decisions of the same version from around that time, most similar first. */
export async function similarTo(reader: ModelsReader, one: OpenPrediction) {
  const rows = await predictionsIn(reader.db, {
    version: one.version.id,
    from: addDays(one.at, -AROUND_DAYS),
    to: addDays(one.at, AROUND_DAYS),
    limit: LOOKED_AT,
  });
  const open = await openPredictions(
    reader.db,
    reader,
    rows.filter((row) => refOf(row) !== refOf(one)),
  );
  const ranked = open
    .map((each) => ({ each, alike: alike(one.features, each.features) }))
    .toSorted((a, b) => b.alike - a.alike)
    .slice(0, SIMILAR_SHOWN);
  const outcomes = await outcomesOf(
    reader.db,
    ranked.map(({ each }) => each),
  );
  return ranked.map(({ each, alike: count }) => {
    const said = outcomes.get(refOf(each))?.[0]?.outcome;
    return {
      key: each.id,
      day: each.day,
      at: each.at.toISOString(),
      ...given('decision', each.decision),
      ...given('score', each.score),
      alike: count,
      ...given('outcome', said === undefined ? undefined : 'label' in said ? said.label : String(said.value)),
    };
  });
}

const alike = (one: readonly FeatureValue[], other: readonly FeatureValue[]): number =>
  one.filter((value, place) => {
    const its = other[place] ?? null;
    if (typeof value === 'number' && typeof its === 'number')
      return Math.abs(value - its) <= NEARLY * Math.max(Math.abs(value), Math.abs(its));
    return value === its;
  }).length;

const noSuchPrediction: AppError = {
  kind: 'not_found',
  code: 'models/no-such-prediction',
  public: 'No such prediction is recorded.',
};
