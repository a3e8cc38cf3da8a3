import type { PolicySnapshot } from '@muster/policy';
import type { Static } from 'typebox';
import type { Actor } from '../../../kernel/actor.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import { addDays } from '../../../kernel/clock.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { measuresOf, wilson } from '../domain/accuracy.ts';
import { graceOf } from '../domain/log-policy.ts';
import { CHAMPION, rollbackTarget, servingAt, type Activation, type ModelVersion } from '../domain/model.ts';
import { sizeOf } from '../domain/spans.ts';
import { addTally, type Tally } from '../domain/tally.ts';
import { segmentNames } from '../domain/count-prediction.ts';
import { noSuchModel } from '../model-thing.ts';
import type { ModelsReader } from '../room.ts';
import { modelNamed } from '../store/models.ts';
import { missingNow, runsOf } from '../store/producers.ts';
import { measureReviews } from '../store/reviews.ts';
import { hoursIn, openHours } from '../store/roll-ups.ts';
import { slicesIn } from '../store/slices.ts';
import { activationsOf, versionsOf } from '../store/versions.ts';
import { countsShown, given, rateShown, SHOWN_DAYS, viewsFor } from './model-view.ts';
import type { ModelPage, ModelVersion as Version, Serving } from './schemas.ts';

const MOST_RUNS = 20;
const REVIEWS_SHOWN_DAYS = 90;

/** One model with its versions, its activation history, and the performance of what serves. */
export async function getModel(
  reader: ModelsReader,
  actor: Actor,
  name: string,
): Promise<Result<Static<typeof ModelPage>, AppError>> {
  const { db, now, policies } = reader;
  const found = await modelNamed(db, name);
  const [view] = found === undefined ? [] : await viewsFor(reader, actor, [found]);
  if (found === undefined || view === undefined) return err(noSuchModel);
  const [versions, activations, runs, reviews] = await Promise.all([
    versionsOf(db, found.id),
    activationsOf(db, found.id),
    runsOf(db, found.id, MOST_RUNS),
    measureReviews(db, addDays(now, -REVIEWS_SHOWN_DAYS), now, found.id),
  ]);
  const serving = servingAt(activations, now);
  const champion = versions.find(({ id }) => id === serving.get(CHAMPION));
  const back = rollbackTarget(activations, CHAMPION, (id) =>
    versions.some((each) => each.id === id && each.quarantine === undefined),
  );
  const nameOf = (id: string | undefined) => versions.find((each) => each.id === id)?.name;
  const accuracy = accuracyOf(policies.current);
  return ok({
    ...view,
    versions: await Promise.all(
      versions.map(async (version) =>
        versionView(
          reader,
          version,
          [...serving].flatMap(([alias, id]) => (id === version.id ? [alias] : [])),
        ),
      ),
    ),
    activations: activations
      .map(({ alias, at, versionId }) => ({ alias, at: at.toISOString(), ...given('modelVersion', nameOf(versionId)) }))
      .reverse(),
    ...given('rollbackTo', nameOf(back)),
    hours: champion === undefined ? [] : await hoursShown(reader, champion, accuracy.sliceNeedsLabelled),
    target: accuracy.sliceAtLeast.numerator / accuracy.sliceAtLeast.denominator,
    producers: runs.map((run) => ({
      producer: run.producer,
      run: run.run,
      declared: run.declared,
      stored: run.stored,
      missing: sizeOf(missingNow(run, graceOf(policies.current, now))),
      lastAt: run.lastAt.toISOString(),
    })),
    reviews,
  });
}

function accuracyOf({ slos }: PolicySnapshot) {
  for (const { objective } of Object.values(slos)) if (objective.kind === 'accuracy') return objective;
  throw new Error('the policy has no accuracy objective');
}

async function versionView(
  reader: ModelsReader,
  version: ModelVersion,
  servesAs: readonly string[],
): Promise<Static<typeof Version>> {
  const { schema } = version;
  const counts = await countsShown(reader, version.id);
  const tally: Tally = {};
  // Error details are encrypted: decrypt them only if there are outcomes.
  if (counts.labelled > 0)
    for (const hour of await hoursIn(reader.db, reader.dataKeys, {
      version: version.id,
      from: addDays(reader.now, -SHOWN_DAYS),
      to: addDays(reader.now, 1),
      segment: '',
    }))
      addTally(tally, hour.tally);
  const classes = schema.target.task === 'classification' ? schema.target.classes : [];
  const measures = measuresOf(tally.outcomes, counts.labelled === 0 ? [] : classes);
  return {
    name: version.name,
    ...given('artifactDigest', version.artifactDigest),
    registeredAt: version.registeredAt.toISOString(),
    ...given(
      'quarantine',
      version.quarantine && { since: version.quarantine.since.toISOString(), why: version.quarantine.why },
    ),
    servesAs: [...servesAs],
    features: schema.features.length,
    groups: schema.groups.map(({ name }) => name),
    task: schema.target.task,
    ...given('favourable', schema.target.task === 'classification' ? schema.target.favourable : undefined),
    labelDelayMinutes: schema.labelDelayMinutes,
    predictions: counts.predictions,
    labelled: counts.labelled,
    ...given('accuracy', rateShown(wilson(counts.correct, counts.labelled))),
    classes: measures.classes.map(({ label, precision, recall, f1 }) => ({
      label,
      ...given('precision', rateShown(precision)),
      ...given('recall', rateShown(recall)),
      ...given('f1', f1),
    })),
    ...given('regression', classes.length > 0 ? undefined : measures.regression),
    lag: { ...tally.outcomes?.lag },
    segments: await segmentsShown(reader, version),
  };
}

async function segmentsShown(reader: ModelsReader, version: ModelVersion) {
  const shown = await Promise.all(
    segmentNames(version.schema).map(async (segment) => {
      const { predictions, labelled, correct } = await countsShown(reader, version.id, segment);
      return { segment, predictions, ...given('accuracy', rateShown(wilson(correct, labelled))) };
    }),
  );
  return shown.filter(({ predictions }) => predictions > 0);
}

async function hoursShown({ db, now }: ModelsReader, version: ModelVersion, needs: number) {
  const span = { version: version.id, from: addDays(now, -SHOWN_DAYS), to: addDays(now, 1) };
  const [hours, slices] = await Promise.all([openHours(db, span), slicesIn(db, span)]);
  const judged = new Map(slices.map((slice) => [slice.hour.getTime(), slice.judgedAt]));
  return hours.map(({ at, predictions, labelled, correct }) => ({
    at: at.toISOString(),
    predictions,
    labelled,
    correct,
    ...given('accuracy', rateShown(wilson(correct, labelled))),
    ...given('judgedAt', judged.get(at.getTime())?.toISOString()),
    isSufficient: labelled >= needs,
  }));
}

/** What served at a given time, from the record: the answer never changes. */
export async function getServing(
  { db, now }: ModelsReader,
  name: string,
  asked: string | undefined,
): Promise<Result<Static<typeof Serving>, AppError>> {
  const found = await modelNamed(db, name);
  if (found === undefined) return err(noSuchModel);
  const at = asked === undefined ? now : new Date(asked);
  const [versions, activations] = await Promise.all([versionsOf(db, found.id), activationsOf(db, found.id)]);
  const since = (alias: string): Activation | undefined =>
    activations.findLast((each) => each.alias === alias && each.at.getTime() <= at.getTime());
  return ok({
    at: at.toISOString(),
    serving: [...servingAt(activations, at)].map(([alias, id]) => ({
      alias,
      modelVersion: versions.find((each) => each.id === id)?.name ?? '',
      since: (since(alias)?.at ?? at).toISOString(),
    })),
  });
}
