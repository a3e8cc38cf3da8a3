import { Type } from 'typebox';
import { defineAction } from '../../platform/ledger/action.ts';
import { modelKind, predictionKind, predictionSegmentKind, reviewKind } from './kinds.ts';

const Id = Type.String();
const OfVersion = Type.Object({ model: Id, version: Id });

export const modelAdded = defineAction({
  name: 'model.added',
  version: 1,
  kind: modelKind,
  data: Type.Object({ model: Id, consequential: Type.Boolean() }),
  content: Type.Object({ name: Type.String() }),
  summarise: ({ content, data }) =>
    `added a model${content ? `: ${content.name}` : ''}${data.consequential ? ', which decides about people' : ''}`,
});

export const modelChanged = defineAction({
  name: 'model.changed',
  version: 1,
  kind: modelKind,
  data: Type.Object({ model: Id, consequential: Type.Boolean() }),
  summarise: ({ data }) =>
    `changed it${data.consequential ? '; it decides about people' : '; it does not decide about people'}`,
});

export const modelRunbookChecked = defineAction({
  name: 'model.runbook_checked',
  version: 1,
  kind: modelKind,
  data: Type.Object({ model: Id, problems: Type.Integer() }),
  summarise: ({ data: { problems } }) =>
    problems === 0
      ? 'checked its runbook: the path to a human review is there'
      : `checked its runbook: ${problems === 1 ? 'something is' : `${problems} things are`} missing from the path to a human review`,
});

export const modelVersionRegistered = defineAction({
  name: 'model.version_registered',
  version: 1,
  kind: modelKind,
  data: Type.Object({ model: Id, version: Id, features: Type.Integer(), groups: Type.Integer() }),
  content: Type.Object({ name: Type.String() }),
  summarise: ({ content, data }) =>
    `registered a version${content ? ` ${content.name}` : ''} with ${data.features} features`,
});

export const modelActivated = defineAction({
  name: 'model.activated',
  version: 1,
  kind: modelKind,
  data: Type.Object({ model: Id, version: Type.Union([Id, Type.Null()]), alias: Type.String() }),
  content: Type.Object({ name: Type.String() }),
  summarise: ({ content, data: { version, alias } }) =>
    version === null ? `removed the alias ${alias}` : `made a version${content ? ` ${content.name}` : ''} the ${alias}`,
});

export const modelQuarantined = defineAction({
  name: 'model.quarantined',
  version: 1,
  kind: modelKind,
  data: OfVersion,
  content: Type.Object({ name: Type.String(), why: Type.String() }),
  summarise: ({ content }) => `put a version${content ? ` ${content.name}` : ''} in quarantine`,
});

export const modelReleased = defineAction({
  name: 'model.released',
  version: 1,
  kind: modelKind,
  data: OfVersion,
  content: Type.Object({ name: Type.String() }),
  summarise: ({ content }) => `released a version${content ? ` ${content.name}` : ''} from quarantine`,
});

export const modelBinsFrozen = defineAction({
  name: 'model.bins_frozen',
  version: 1,
  kind: modelKind,
  data: Type.Object({ model: Id, version: Id, number: Type.Integer(), features: Type.Integer() }),
  summarise: ({ data }) => `set the bins for its counts, set ${data.number}`,
});

export const modelSliceJudged = defineAction({
  name: 'model.slice_judged',
  version: 1,
  kind: modelKind,
  data: Type.Object({
    model: Id,
    version: Id,
    hour: Type.String({ format: 'date-time' }),
    predictions: Type.Integer(),
    labelled: Type.Integer(),
    correct: Type.Integer(),
    revision: Type.Integer(),
  }),
  summarise: ({ data: { labelled, correct, predictions, revision } }) =>
    `judged an hour${revision > 1 ? ' again' : ''}: ${correct} of ${labelled} were right, of ${predictions} predictions`,
});

/**
 * Predictions and outcomes stored together. `root` is the Merkle root (RFC 6962) over their stored form; `rejudged`
 * counts the hours judged anew.
 */
export const predictionsStored = defineAction({
  name: 'prediction.stored',
  version: 1,
  kind: predictionSegmentKind,
  touches: modelKind,
  data: Type.Object({
    root: Type.String(),
    predictions: Type.Integer(),
    outcomes: Type.Integer(),
    by: Type.Array(Type.String()),
    models: Type.Integer(),
    rejudged: Type.Integer(),
  }),
  summarise: ({ data: { predictions, outcomes } }) =>
    `stored ${[
      predictions === 0 ? '' : `${predictions} prediction${predictions === 1 ? '' : 's'}`,
      outcomes === 0 ? '' : `${outcomes} outcome${outcomes === 1 ? '' : 's'}`,
    ]
      .filter((words) => words !== '')
      .join(' and ')}`,
});

export const predictionsDropped = defineAction({
  name: 'prediction.days_dropped',
  version: 1,
  kind: predictionSegmentKind,
  data: Type.Object({ days: Type.Array(Type.String()) }),
  summarise: ({ data: { days } }) => `deleted predictions past their retention, of ${days.length} days`,
});

/** A subject's key was destroyed: the decisions about them stay, their basis is gone (R20). */
export const subjectForgotten = defineAction({
  name: 'prediction.subject_forgotten',
  version: 1,
  kind: predictionKind,
  data: Type.Object({ subjects: Type.Array(Id), predictions: Type.Integer() }),
  summarise: ({ data: { predictions } }) =>
    `forgot somebody: features and groups of ${predictions === 1 ? 'a prediction' : `${predictions} predictions`} cannot be read any more`,
});

export const reviewRequested = defineAction({
  name: 'review.requested',
  version: 1,
  kind: reviewKind,
  data: Type.Object({
    review: Id,
    prediction: Id,
    model: Id,
    by: Type.Enum(['subject', 'member']),
    dueAt: Type.String({ format: 'date-time' }),
  }),
  summarise: ({ data: { by } }) =>
    by === 'subject' ? 'asked for a human review of a decision about them' : 'asked for a human review for somebody',
});

export const reviewTaken = defineAction({
  name: 'review.taken',
  version: 1,
  kind: reviewKind,
  data: Type.Object({ review: Id }),
  summarise: () => 'took the review',
});

export const reviewDecided = defineAction({
  name: 'review.decided',
  version: 1,
  kind: reviewKind,
  data: Type.Object({
    review: Id,
    prediction: Id,
    verdict: Type.Enum(['upheld', 'overturned']),
    late: Type.Boolean(),
  }),
  summarise: ({ data: { verdict, late } }) =>
    `${verdict === 'upheld' ? 'upheld the decision' : 'overturned the decision'}${late ? ', late' : ''}`,
});

export const reviewOverdue = defineAction({
  name: 'review.overdue',
  version: 1,
  breaks: true,
  kind: reviewKind,
  data: Type.Object({ review: Id, dueAt: Type.String({ format: 'date-time' }) }),
  summarise: () => 'was not answered in time',
});

export const reviewTold = defineAction({
  name: 'review.told',
  version: 1,
  kind: reviewKind,
  data: Type.Object({ review: Id, to: Type.Enum(['subject']) }),
  summarise: () => 'was told the result',
});

export const modelActions = [
  modelAdded,
  modelChanged,
  modelRunbookChecked,
  modelVersionRegistered,
  modelActivated,
  modelQuarantined,
  modelReleased,
  modelBinsFrozen,
  modelSliceJudged,
  predictionsStored,
  predictionsDropped,
  subjectForgotten,
  reviewRequested,
  reviewTaken,
  reviewDecided,
  reviewOverdue,
  reviewTold,
] as const;
