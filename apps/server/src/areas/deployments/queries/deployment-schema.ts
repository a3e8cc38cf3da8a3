import { Type } from 'typebox';
import { PromotionLine } from '../promotion.ts';
import { deploymentClasses, outcomes } from '../domain/deployment.ts';

const Instant = Type.String({ format: 'date-time' });

const Weighed = Type.Object({
  objective: Type.String(),
  state: Type.Enum(['no-data', 'intact', 'spending', 'low', 'exhausted', 'unknown']),
  isFrozen: Type.Boolean(),
  remaining: Type.String({ description: 'Exactly, as a fraction of the allowance: `1/5`.' }),
  waiver: Type.Optional(Type.String({ description: 'The exception that currently lifts its freeze.' })),
});

const rests = {
  objectives: Type.Array(Weighed),
  waiver: Type.Optional(Type.String({ description: 'The exception that the answer is based on.' })),
  snapshot: Type.String({ description: 'An id for the numbers that the answer is based on.' }),
};

/** The gate's answer: always yes or no. */
export const GateAnswer = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    allowed: Type.Boolean(),
    class: Type.Enum([...deploymentClasses]),
    code: Type.String(),
    clause: Type.String(),
    reason: Type.String(),
    remedy: Type.Optional(Type.String()),
    promotion: Type.Array(PromotionLine, { description: 'What is required of the commit before it goes there.' }),
    ...rests,
    decidedAt: Instant,
  },
  { title: 'GateAnswer' },
);

export const Deployment = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    service: Type.String(),
    environment: Type.String(),
    commit: Type.String(),
    reference: Type.Optional(Type.String()),
    class: Type.Enum([...deploymentClasses]),
    allowed: Type.Boolean(),
    code: Type.String(),
    ...rests,
    askedAt: Instant,
    startedAt: Type.Optional(Instant),
    finishedAt: Type.Optional(Instant),
    outcome: Type.Optional(Type.Enum([...outcomes])),
    version: Type.Integer(),
  },
  { title: 'Deployment' },
);
