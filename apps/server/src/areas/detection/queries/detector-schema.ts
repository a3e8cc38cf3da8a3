import { Type } from 'typebox';
import { mayShape } from '../../../platform/verbs/may.ts';
import { verbsOnDetector } from '../verbs.ts';
import { BackTestView } from './back-test-schema.ts';

const Instant = Type.String({ format: 'date-time' });

export const Detector = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    name: Type.String(),
    kind: Type.Enum(['seasonal', 'change_points', 'isolation_forest']),
    series: Type.Array(Type.String()),
    parameters: Type.String(),
    state: Type.Enum(['proposed', 'active', 'retired']),
    backTest: Type.Optional(BackTestView),
    backTestedAt: Type.Optional(Instant),
    mutedUntil: Type.Optional(Instant),
    mutedWhy: Type.Optional(Type.String()),
    score: Type.Optional(Type.Number()),
    judgedAt: Type.Optional(Instant),
    version: Type.Integer(),
    may: mayShape(verbsOnDetector),
  },
  { title: 'Detector' },
);

/** A detector with the hourly data for its chart. */
export const DetectorPage = Type.Object(
  {
    ...Detector.properties,
    from: Instant,
    hours: Type.Array(
      Type.Object({
        value: Type.Union([Type.Number(), Type.Null()]),
        expected: Type.Optional(Type.Number()),
        score: Type.Optional(Type.Number()),
        isAnomaly: Type.Boolean(),
      }),
    ),
  },
  { title: 'DetectorPage' },
);
