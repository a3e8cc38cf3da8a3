import { Type } from 'typebox';
import { mayShape } from '../../../platform/verbs/may.ts';
import { verbsOnObjective } from '../verbs.ts';

const Instant = Type.String({ format: 'date-time' });
const Share = Type.Number({ description: 'for display; the fraction is exact' });
const Whole = Type.String({ pattern: '^-?[0-9]+$', description: 'a whole number of any size' });
const Fraction = Type.String({ pattern: '^-?[0-9]+/[0-9]+$', description: 'exactly' });

export const objectiveStates = ['no-data', 'unknown', 'intact', 'spending', 'low', 'exhausted'] as const;

const summary = {
  name: Type.String(),
  title: Type.String(),
  service: Type.String(),
  origin: Type.Enum(['policy', 'added', 'proposed', 'retired']),
  target: Type.String(),
  window: Type.String(),
  clause: Type.String(),
  state: Type.Enum([...objectiveStates]),
  /** Remaining budget in percent: `12.4`, negative if overspent. */
  left: Type.Optional(Type.String()),
  remaining: Fraction,
  total: Whole,
  bad: Whole,
  isMet: Type.Optional(Type.Boolean()),
  frozenSince: Type.Optional(Instant),
  waiver: Type.Optional(Type.String({ description: 'the exception that currently waives its freeze' })),
};

export const ObjectiveSummary = Type.Object(summary, { title: 'ObjectiveSummary' });

const SpanOf = (more: object = {}) => Type.Object({ from: Instant, to: Instant, total: Whole, bad: Whole, ...more });

export const ObjectivePage = Type.Object(
  {
    ...summary,
    /** The span whose budget freezes deployments, and the span of the objective itself. */
    budget: SpanOf({ window: Type.String(), allowed: Fraction }),
    own: SpanOf({ window: Type.String() }),
    freezesBelow: Share,
    thawAt: Type.Optional(Instant),
    exhaustedAt: Type.Optional(Instant),
    silentSince: Type.Optional(Instant),
    snapshot: Type.String(),
    burnDown: Type.Array(Type.Object({ at: Instant, remaining: Share })),
    burnedBy: Type.Array(Type.Object({ cause: Type.String(), title: Type.String(), bad: Whole })),
    intervals: Type.Array(
      Type.Object({ cause: Type.String(), title: Type.String(), from: Instant, to: Type.Optional(Instant) }),
    ),
    /** Burn rates, shortest window first; 1 is as fast as the target allows. Empty without events. */
    burnRates: Type.Array(
      Type.Object({
        minutes: Type.Integer(),
        to: Instant,
        total: Whole,
        bad: Whole,
        times: Type.Optional(Type.Number()),
        exactly: Type.Optional(Fraction),
      }),
    ),
    burning: Type.Array(
      Type.Object({
        level: Type.Enum(['page', 'ticket']),
        since: Instant,
        why: Type.String(),
        incident: Type.String(),
      }),
    ),
    alerts: Type.Array(
      Type.Object({
        level: Type.Enum(['page', 'ticket']),
        when: Type.String(),
        refused: Type.Optional(Type.Enum(['never-fires', 'fires-on-healthy'])),
      }),
    ),
    freezes: Type.Array(
      Type.Object({ from: Instant, to: Type.Optional(Instant), total: Whole, bad: Whole, remaining: Fraction }),
    ),
    corrections: Type.Array(
      Type.Object({ from: Instant, to: Instant, total: Whole, bad: Whole, reason: Type.String(), at: Instant }),
    ),
    /** What the sources reported, before corrections. */
    measured: Type.Object({ total: Whole, bad: Whole }),
    sources: Type.Array(Type.Object({ source: Type.String(), heardAt: Instant })),
    misses: Type.Array(Type.Object({ key: Type.String(), at: Instant, state: Type.String() })),
    versions: Type.Array(
      Type.Object({
        version: Type.Integer(),
        state: Type.Enum(['proposed', 'active', 'retired']),
        target: Type.String(),
        wouldHaveFrozen: Type.Integer(),
        hoursWithData: Type.Integer(),
      }),
    ),
    may: mayShape(verbsOnObjective),
  },
  { title: 'ObjectivePage' },
);

export const FreezeAnswer = Type.Object(
  {
    isFrozen: Type.Boolean(),
    isUnknown: Type.Boolean(),
    snapshot: Type.String(),
    clause: Type.String(),
    objectives: Type.Array(
      Type.Object({
        objective: Type.String(),
        state: Type.Enum([...objectiveStates]),
        isFrozen: Type.Boolean(),
        since: Type.Optional(Instant),
        remaining: Fraction,
        waiver: Type.Optional(Type.String()),
      }),
    ),
  },
  { title: 'FreezeAnswer' },
);
