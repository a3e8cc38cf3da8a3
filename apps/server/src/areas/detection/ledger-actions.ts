import { severities } from '@muster/policy';
import { Type } from 'typebox';
import { defineAction } from '../../platform/ledger/action.ts';
import { incidentKind } from '../oncall/public.ts';
import { episodeKinds, reasons, reasonWords } from './domain/episode.ts';
import { detectorKind, watchKind } from './kinds.ts';

const Watched = { version: Type.String(), model: Type.String() };

export const driftWatched = defineAction({
  name: 'drift.watched',
  version: 1,
  kind: watchKind,
  data: Type.Object(Watched),
  summarise: () => 'started to be watched: its first predictions are collected as a reference',
});

export const driftReferenceTaken = defineAction({
  name: 'drift.reference_taken',
  version: 1,
  kind: watchKind,
  data: Type.Object({
    ...Watched,
    number: Type.Integer(),
    rows: Type.Integer(),
    from: Type.String(),
    to: Type.String(),
    features: Type.Integer(),
    approval: Type.Optional(Type.String()),
  }),
  instants: ({ data }) => [data.from, data.to],
  summarise: ({ data }) =>
    `is compared with ${data.rows} predictions from ${data.from} to ${data.to} (reference ${data.number})`,
});

export const driftGatheringBegan = defineAction({
  name: 'drift.gathering_began',
  version: 1,
  kind: watchKind,
  data: Type.Object({ ...Watched, features: Type.Integer() }),
  summarise: ({ data }) =>
    `started to collect its reference again: ${data.features === 1 ? 'one feature is' : `${data.features} features are`} counted in finer bins`,
});

export const driftRebaseAsked = defineAction({
  name: 'drift.rebase_asked',
  version: 1,
  kind: watchKind,
  data: Type.Object({ ...Watched, from: Type.String(), to: Type.String(), approval: Type.String() }),
  content: Type.Object({ reason: Type.String() }),
  instants: ({ data }) => [data.from, data.to],
  summarise: ({ data }) => `requested to compare it with its predictions from ${data.from} to ${data.to}`,
});

const Opened = {
  episode: Type.String(),
  kind: Type.Enum([...episodeKinds]),
  severity: Type.Enum([...severities]),
  because: Type.Enum([...reasons]),
  findings: Type.Integer(),
  rows: Type.Integer(),
  /** The reference it was found against and its bin set; absent if there is none. */
  reference: Type.Optional(Type.Integer()),
  bins: Type.Optional(Type.Integer()),
};

/** What was found, with its evidence: names, statistics, p, rows (JSON in `found`). */
const Found = Type.Object({ says: Type.String(), found: Type.String() });

export const detectionFound = defineAction({
  name: 'drift.found',
  version: 1,
  kind: watchKind,
  touches: incidentKind,
  data: Type.Object({ ...Opened, drill: Type.Boolean(), joined: Type.Boolean() }),
  content: Found,
  summarise: ({ data, content }) =>
    `${data.drill ? 'a drill, ' : ''}${data.severity}: ${content?.says ?? reasonWords[data.because]}`,
});

export const detectionWorse = defineAction({
  name: 'drift.worse',
  version: 1,
  kind: watchKind,
  touches: incidentKind,
  data: Type.Object(Opened),
  content: Found,
  summarise: ({ data, content }) => `worse, ${data.severity}: ${content?.says ?? reasonWords[data.because]}`,
});

export const detectionOver = defineAction({
  name: 'drift.over',
  version: 1,
  kind: watchKind,
  touches: incidentKind,
  data: Type.Object({ episode: Type.String(), kind: Type.Enum([...episodeKinds]), since: Type.String() }),
  instants: ({ data }) => [data.since],
  summarise: ({ data }) => `found nothing since ${data.since}: the episode is over`,
});

export const anomalyFound = defineAction({
  name: 'detector.found',
  version: 1,
  kind: detectorKind,
  touches: incidentKind,
  data: Type.Object({
    episode: Type.String(),
    detector: Type.String(),
    severity: Type.Enum([...severities]),
    drill: Type.Boolean(),
    score: Type.String(),
    at: Type.String(),
  }),
  instants: ({ data }) => [data.at],
  summarise: ({ data }) =>
    `${data.drill ? 'a drill: ' : ''}found something unusual at ${data.at} (score ${data.score})`,
});

export const anomalyOver = defineAction({
  name: 'detector.over',
  version: 1,
  kind: detectorKind,
  touches: incidentKind,
  data: Type.Object({ episode: Type.String(), detector: Type.String(), since: Type.String() }),
  instants: ({ data }) => [data.since],
  summarise: ({ data }) => `found nothing unusual since ${data.since}: the episode is over`,
});

const Detector = { detector: Type.String() };

export const detectorProposed = defineAction({
  name: 'detector.proposed',
  version: 1,
  kind: detectorKind,
  data: Type.Object({ ...Detector, watches: Type.String() }),
  content: Type.Object({ name: Type.String(), parameters: Type.String() }),
  summarise: ({ content, data }) => `proposed ${content ? content.name : 'a detector'} (${data.watches})`,
});

export const detectorTested = defineAction({
  name: 'detector.tested',
  version: 1,
  kind: detectorKind,
  data: Type.Object({
    ...Detector,
    steps: Type.Integer(),
    judged: Type.Integer(),
    episodes: Type.Integer(),
    found: Type.Integer(),
    falseAlarms: Type.Integer(),
  }),
  summarise: ({ data }) =>
    `was tested on ${data.steps} recorded steps: ${data.found} of ${data.episodes} known episodes found, ${data.falseAlarms} false alarms`,
});

export const detectorActivated = defineAction({
  name: 'detector.activated',
  version: 1,
  kind: detectorKind,
  data: Type.Object(Detector),
  summarise: () => 'started watching',
});

export const detectorMuted = defineAction({
  name: 'detector.muted',
  version: 1,
  kind: detectorKind,
  data: Type.Object({ ...Detector, until: Type.String() }),
  content: Type.Object({ reason: Type.String() }),
  instants: ({ data }) => [data.until],
  summarise: ({ data, content }) => `was muted until ${data.until}${content ? `: ${content.reason}` : ''}`,
});

export const detectorUnmuted = defineAction({
  name: 'detector.unmuted',
  version: 1,
  kind: detectorKind,
  data: Type.Object(Detector),
  summarise: () => 'was unmuted',
});

export const detectorRetired = defineAction({
  name: 'detector.retired',
  version: 1,
  kind: detectorKind,
  data: Type.Object(Detector),
  content: Type.Object({ reason: Type.String() }),
  summarise: ({ content }) => `was retired${content ? `: ${content.reason}` : ''}`,
});

export const detectionActions = [
  driftWatched,
  driftReferenceTaken,
  driftGatheringBegan,
  driftRebaseAsked,
  detectionFound,
  detectionWorse,
  detectionOver,
  anomalyFound,
  anomalyOver,
  detectorProposed,
  detectorTested,
  detectorActivated,
  detectorMuted,
  detectorUnmuted,
  detectorRetired,
] as const;
