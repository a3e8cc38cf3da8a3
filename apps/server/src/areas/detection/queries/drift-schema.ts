import { severities } from '@muster/policy';
import { Type } from 'typebox';
import { mayShape } from '../../../platform/verbs/may.ts';
import { episodeKinds } from '../domain/episode.ts';
import { verbsOnWatch } from '../verbs.ts';

const Instant = Type.String({ format: 'date-time' });
const Uuid = Type.String({ format: 'uuid' });
const Verdict = Type.Enum(['gathering', 'insufficient', 'stable', 'possible', 'drift']);
const What = Type.Enum(['feature', 'prediction', 'label']);

export const DetectionEpisode = Type.Object(
  {
    id: Uuid,
    kind: Type.Enum([...episodeKinds]),
    subject: Type.String({ description: 'The id of the version or of the detector.' }),
    about: Type.String({ description: 'What it is about, in words.' }),
    incident: Uuid,
    severity: Type.Enum([...severities]),
    isDrill: Type.Boolean(),
    openedAt: Instant,
    closedAt: Type.Optional(Instant),
    says: Type.String(),
  },
  { title: 'DetectionEpisode' },
);

export const Drift = Type.Object(
  {
    id: Uuid,
    name: Type.String({ description: 'Model and version.' }),
    model: Type.String(),
    versionName: Type.String(),
    verdict: Verdict,
    rows: Type.Optional(Type.Integer({ description: 'Predictions in the newest window.' })),
    drifting: Type.Integer(),
    possible: Type.Integer(),
    problems: Type.Integer({ description: 'Of the data itself: nulls, ranges, schema, volume, freshness.' }),
    judgedAt: Type.Optional(Instant),
    episodes: Type.Integer({ description: 'Open episodes.' }),
    version: Type.Integer(),
    may: mayShape(verbsOnWatch),
  },
  { title: 'Drift' },
);

const DriftComparison = Type.Object(
  {
    name: Type.String(),
    what: What,
    importance: Type.Optional(Type.Number()),
    verdict: Verdict,
    psi: Type.Number(),
    test: Type.Enum(['kolmogorov-smirnov', 'chi-square']),
    statistic: Type.Number(),
    p: Type.Number(),
    jensenShannon: Type.Number(),
    wasserstein: Type.Optional(Type.Number({ description: 'In standard deviations of the reference.' })),
    referenceRows: Type.Integer(),
    currentRows: Type.Integer(),
  },
  { title: 'DriftComparison' },
);

const Share = Type.Union([Type.Number(), Type.Null()], { description: 'Null where it is based on too few rows.' });

const DriftPlot = Type.Object(
  {
    name: Type.String(),
    what: What,
    bars: Type.Array(Type.Object({ name: Type.String(), reference: Share, current: Share })),
  },
  { title: 'DriftPlot' },
);

const DataProblem = Type.Object(
  {
    kind: Type.Enum(['missing', 'range', 'unseen', 'schema', 'volume', 'freshness']),
    name: Type.Optional(Type.String()),
    found: Type.Number(),
    limit: Type.Number(),
  },
  { title: 'DataProblem' },
);

/** One version with everything its page draws. */
export const DriftPage = Type.Object(
  {
    ...Drift.properties,
    reference: Type.Optional(
      Type.Object({ number: Type.Integer(), rows: Type.Integer(), from: Instant, to: Instant, frozenAt: Instant }),
    ),
    window: Type.Optional(Type.Object({ from: Instant, to: Instant })),
    gathered: Type.Object({ since: Instant, needsRows: Type.Integer() }),
    accuracy: Type.Optional(Type.Number()),
    limits: Type.Object({ possibleFrom: Type.Number(), driftFrom: Type.Number() }),
    comparisons: Type.Array(DriftComparison),
    plots: Type.Array(DriftPlot),
    streams: Type.Array(
      Type.Object({
        stream: Type.Enum(['error-share', 'mean-score']),
        detector: Type.Enum(['adwin', 'page-hinkley']),
        at: Instant,
      }),
    ),
    dataProblems: Type.Array(DataProblem),
    history: Type.Array(Type.Object({ at: Instant, verdict: Verdict, worstPsi: Type.Number() })),
    open: Type.Array(DetectionEpisode),
  },
  { title: 'DriftPage' },
);

/** One past evaluation. */
export const DriftLook = Type.Object(
  {
    at: Instant,
    verdict: Verdict,
    rows: Type.Integer(),
    reference: Type.Integer(),
    worst: Type.String(),
    worstPsi: Type.Number(),
  },
  { title: 'DriftLook' },
);
