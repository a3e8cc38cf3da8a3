import { Type } from 'typebox';
import { PromotionLine } from '../../deployments/public.ts';
import { states } from '../domain/evidence.ts';

export const PromotionEvidence = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    service: Type.String(),
    commit: Type.String(),
    what: Type.String({ description: 'smoke-test, rollback-plan or the name of a gate' }),
    state: Type.Enum([...states]),
    tool: Type.Optional(Type.String()),
    findings: Type.Integer(),
    report: Type.Optional(Type.String({ description: 'SHA-256 of the report, in hexadecimal' })),
    plan: Type.Optional(Type.String()),
    reference: Type.Optional(Type.String()),
    deployment: Type.Optional(Type.String({ format: 'uuid' })),
    recordedAt: Type.String({ format: 'date-time' }),
  },
  { title: 'PromotionEvidence' },
);

/** What a commit has shown so far of what an environment requires. */
export const PromotionStanding = Type.Object(
  {
    service: Type.String(),
    commit: Type.String(),
    environment: Type.String(),
    isReady: Type.Boolean(),
    lines: Type.Array(PromotionLine),
  },
  { title: 'PromotionStanding' },
);
