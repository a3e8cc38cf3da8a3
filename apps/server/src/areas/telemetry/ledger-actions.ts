import { Type } from 'typebox';
import { defineAction } from '../../platform/ledger/action.ts';
import { defineKind, everybody, type RegisteredKind } from '../../platform/ledger/thing.ts';

/** A telemetry source, by name: `muster`, `prometheus:main`. */
const sourceKind = defineKind({
  name: 'telemetry-source',
  keptFor: 'log',
  contentKey: 'own',
  content: 'INTERNAL',
});

export const telemetryKinds: readonly RegisteredKind[] = [{ kind: sourceKind, visibleTo: everybody }];

/**
 * A batch of counts. The numbers are in governed rows; the entry says how many, of which series and over which period.
 */
export const telemetryTaken = defineAction({
  name: 'telemetry.taken',
  version: 1,
  kind: sourceKind,
  data: Type.Object({
    source: Type.String(),
    series: Type.Array(Type.String()),
    /** Samples and events that were new or replaced. */
    changed: Type.Integer(),
    repeated: Type.Integer(),
    /** Of the changed ones, those that arrived after budgets had been judged without them. */
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
  summarise: ({ data }) => `stopped counting ${data.series.join(', ')}`,
});

export const telemetryActions = [telemetryTaken, telemetrySourceEnded] as const;
