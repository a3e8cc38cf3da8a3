import { Type } from 'typebox';
import { defineAction } from '../../platform/ledger/action.ts';
import { states } from './domain/evidence.ts';
import { defineKind, everybody, type RegisteredKind } from '../../platform/ledger/thing.ts';

/** One piece of evidence for a commit: a smoke test, a gate's report or a rollback plan. */
export const evidenceKind = defineKind({
  name: 'promotion_evidence',
  keptFor: 'records',
  contentKey: 'own',
  content: 'INTERNAL',
});

export const promotionKinds: readonly RegisteredKind[] = [{ kind: evidenceKind, visibleTo: everybody }];

const SHORT = 12;

/** A commit's evidence on its way to production. */
export const evidenceRecorded = defineAction({
  name: 'promotion.evidence_recorded',
  version: 1,
  kind: evidenceKind,
  data: Type.Object({
    evidence: Type.String(),
    what: Type.String({ description: 'smoke-test, rollback-plan or the name of a gate' }),
    state: Type.Enum([...states]),
    findings: Type.Integer(),
    /** SHA-256 of the report as submitted, in hexadecimal. */
    report: Type.Optional(Type.String()),
    deployment: Type.Optional(Type.String()),
  }),
  content: Type.Object({
    service: Type.String(),
    commit: Type.String(),
    tool: Type.Optional(Type.String()),
    plan: Type.Optional(Type.String()),
  }),
  summarise: ({ data: { what, state, findings }, content }) =>
    `recorded for ${content ? `${content.service} (${content.commit.slice(0, SHORT)})` : 'a commit'}: ${what} ${state}${findings === 0 ? '' : `, ${findings} findings`}`,
});

export const promotionActions = [evidenceRecorded] as const;
