import { Type } from 'typebox';
import { mayShape } from '../../../platform/verbs/may.ts';
import { reviewStates, verdicts } from '../domain/review.ts';
import { verbsOnModel, verbsOnReview } from '../verbs.ts';

const Instant = Type.String({ format: 'date-time' });
const Share = Type.Number({ minimum: 0, maximum: 1 });
/** With its 95 % confidence interval (Wilson). Absent if unknown. */
const Rate = Type.Object({ share: Share, low: Share, high: Share, of: Type.Integer() }, { title: 'Rate' });

/** A model in lists. */
export const Model = Type.Object(
  {
    name: Type.String(),
    team: Type.Optional(Type.Object({ id: Type.String({ format: 'uuid' }), name: Type.String() })),
    runbook: Type.Optional(Type.String()),
    isConsequential: Type.Boolean({ description: 'It makes or assists decisions that materially affect people.' }),
    serves: Type.Optional(Type.String({ description: 'The version that serves as champion.' })),
    servesSince: Type.Optional(Instant),
    accuracy: Type.Optional(Rate),
    coverage: Type.Optional(Share),
    predictions: Type.Integer({ description: 'Of the last seven days, by what serves.' }),
    version: Type.Integer(),
    may: mayShape(verbsOnModel),
  },
  { title: 'Model' },
);

const ClassMeasures = Type.Object({
  label: Type.String(),
  precision: Type.Optional(Rate),
  recall: Type.Optional(Rate),
  f1: Type.Optional(Share),
});

export const ModelVersion = Type.Object(
  {
    name: Type.String(),
    artifactDigest: Type.Optional(Type.String()),
    registeredAt: Instant,
    quarantine: Type.Optional(Type.Object({ since: Instant, why: Type.String() })),
    servesAs: Type.Array(Type.String()),
    features: Type.Integer(),
    groups: Type.Array(Type.String()),
    task: Type.Enum(['classification', 'regression']),
    favourable: Type.Optional(Type.String()),
    labelDelayMinutes: Type.Integer(),
    predictions: Type.Integer(),
    labelled: Type.Integer(),
    accuracy: Type.Optional(Rate),
    classes: Type.Array(ClassMeasures),
    regression: Type.Optional(
      Type.Object({
        meanError: Type.Number(),
        meanAbsoluteError: Type.Number(),
        rootMeanSquaredError: Type.Number(),
      }),
    ),
    lag: Type.Record(Type.String(), Type.Integer(), { description: 'How long after predictions their outcomes came.' }),
    segments: Type.Array(
      Type.Object({ segment: Type.String(), predictions: Type.Integer(), accuracy: Type.Optional(Rate) }),
    ),
  },
  { title: 'ModelVersion' },
);

const Hour = Type.Object({
  at: Instant,
  predictions: Type.Integer(),
  labelled: Type.Integer(),
  correct: Type.Integer(),
  accuracy: Type.Optional(Rate),
  judgedAt: Type.Optional(Instant),
  isSufficient: Type.Boolean({ description: 'It has as many labels as the policy asks for an hour (R6).' }),
});

/** One model with its versions, its activation history, and the performance of what serves. */
export const ModelPage = Type.Object(
  {
    ...Model.properties,
    versions: Type.Array(ModelVersion),
    activations: Type.Array(
      Type.Object({ alias: Type.String(), at: Instant, modelVersion: Type.Optional(Type.String()) }),
    ),
    rollbackTo: Type.Optional(
      Type.String({ description: 'What served as champion before it and is not in quarantine.' }),
    ),
    hours: Type.Array(Hour, { description: 'The last seven days of what serves as champion.' }),
    target: Share,
    producers: Type.Array(
      Type.Object({
        producer: Type.String(),
        run: Type.String(),
        declared: Type.Integer(),
        stored: Type.Integer(),
        missing: Type.Integer(),
        lastAt: Instant,
      }),
    ),
    reviews: Type.Object({
      open: Type.Integer(),
      overdue: Type.Integer(),
      decided: Type.Integer(),
      overturned: Type.Integer(),
    }),
  },
  { title: 'ModelPage' },
);

/** What served under each alias at a given time. */
export const Serving = Type.Object(
  {
    at: Instant,
    serving: Type.Array(Type.Object({ alias: Type.String(), modelVersion: Type.String(), since: Instant })),
  },
  { title: 'Serving' },
);

const Value = Type.Union([Type.Number(), Type.String(), Type.Null()]);

/** One decrypted prediction: CONFIDENTIAL. */
export const Prediction = Type.Object(
  {
    id: Type.String(),
    key: Type.String({ format: 'uuid', description: 'Its id in Muster.' }),
    day: Type.String({ format: 'date' }),
    model: Type.String(),
    modelVersion: Type.String(),
    at: Instant,
    decision: Type.Optional(Type.String()),
    score: Type.Optional(Type.Number()),
    subject: Type.Optional(Type.String({ description: 'A pseudonym: only the deciding system knows who it is.' })),
    isForgotten: Type.Boolean({ description: 'Its subject was forgotten: what was encrypted is gone.' }),
    features: Type.Array(Type.Object({ name: Type.String(), value: Value })),
    groups: Type.Array(Type.Object({ name: Type.String(), value: Value })),
    explanation: Type.Optional(Type.String()),
    outcomes: Type.Array(Type.Object({ observedAt: Instant, receivedAt: Instant, says: Type.String() })),
    reviews: Type.Array(
      Type.Object({
        code: Type.String(),
        state: Type.Enum([...reviewStates]),
        verdict: Type.Optional(Type.Enum([...verdicts])),
        decision: Type.Optional(Type.String()),
      }),
    ),
    segment: Type.String({ format: 'uuid', description: 'The entry that commits to it.' }),
  },
  { title: 'Prediction' },
);

export const Review = Type.Object(
  {
    code: Type.String(),
    model: Type.String(),
    modelVersion: Type.String(),
    state: Type.Enum([...reviewStates]),
    askedBy: Type.Enum(['subject', 'member']),
    askedAt: Instant,
    dueAt: Instant,
    isOverdue: Type.Boolean(),
    reviewer: Type.Optional(Type.Object({ id: Type.String({ format: 'uuid' }), initials: Type.String() })),
    verdict: Type.Optional(Type.Enum([...verdicts])),
    original: Type.Optional(Type.String()),
    decision: Type.Optional(Type.String()),
    decidedAt: Type.Optional(Instant),
    toldAt: Type.Optional(Instant),
    prediction: Type.Object({ key: Type.String({ format: 'uuid' }), day: Type.String({ format: 'date' }) }),
    version: Type.Integer(),
    may: mayShape(verbsOnReview),
  },
  { title: 'Review' },
);

/** A review's case file: the decision, its basis, and similar cases. */
export const ReviewPage = Type.Object(
  {
    ...Review.properties,
    words: Type.Optional(Type.String()),
    reasons: Type.Optional(Type.String()),
    case: Prediction,
    classes: Type.Array(Type.String()),
    similar: Type.Array(
      Type.Object({
        key: Type.String({ format: 'uuid' }),
        day: Type.String({ format: 'date' }),
        at: Instant,
        decision: Type.Optional(Type.String()),
        score: Type.Optional(Type.Number()),
        alike: Type.Integer({ description: 'How many features are the same, or nearly so.' }),
        outcome: Type.Optional(Type.String()),
      }),
    ),
  },
  { title: 'ReviewPage' },
);
