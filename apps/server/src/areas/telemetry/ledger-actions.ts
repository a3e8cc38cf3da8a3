import { Type } from 'typebox';
import { defineAction } from '../../platform/ledger/action.ts';
import { defineKind, everybody, type RegisteredKind } from '../../platform/ledger/thing.ts';

/** Whoever counts, by its name: `muster`, `prometheus:main`. */
const sourceKind = defineKind({
  name: 'telemetry-source',
  keptFor: 'log',
  contentKey: 'own',
  content: 'INTERNAL',
});

export const telemetryKinds: readonly RegisteredKind[] = [{ kind: sourceKind, visibleTo: everybody }];

/** A batch of what was counted. Its rows answer for the numbers; the entry says how many, of what, from when to when. */
export const telemetryTaken = defineAction({
  name: 'telemetry.taken',
  version: 1,
  kind: sourceKind,
  data: Type.Object({
    source: Type.String(),
    series: Type.Array(Type.String()),
    /** Samples and events that were new or said otherwise. */
    changed: Type.Integer(),
    repeated: Type.Integer(),
    /** Of the changed, those that came so late that budgets were judged without them. */
    late: Type.Integer(),
    from: Type.String(),
    to: Type.String(),
  }),
  summarise: ({ data }) =>
    `counted ${data.series.join(', ')}: ${data.changed} ${data.changed === 1 ? 'value' : 'values'}${data.late === 0 ? '' : `, ${data.late} of them late`}`,
});

export const telemetrySourceEnded = defineAction({
  name: 'telemetry.source_ended',
  version: 1,
  kind: sourceKind,
  data: Type.Object({ source: Type.String(), series: Type.Array(Type.String()) }),
  summarise: ({ data }) => `no longer counts ${data.series.join(', ')}`,
});

export const telemetryActions = [telemetryTaken, telemetrySourceEnded] as const;
