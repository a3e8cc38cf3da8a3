import { Type } from 'typebox';
import { defineAction } from '../../platform/ledger/action.ts';
import { defineKind, everybody, type RegisteredKind } from '../../platform/ledger/thing.ts';

/** A policy, identified by its version or by its document. */
export const policyKind = defineKind({ name: 'policy', keptFor: 'records', contentKey: 'own', content: 'INTERNAL' });

export const policyKinds: readonly RegisteredKind[] = [{ kind: policyKind, visibleTo: everybody }];

export const policyActivated = defineAction({
  name: 'policy.activated',
  version: 1,
  kind: policyKind,
  data: Type.Object({
    version: Type.String(),
    hash: Type.String(),
    /** The request under which another person approved it, and who had made the request. */
    approval: Type.Optional(Type.String()),
    requestedBy: Type.Optional(Type.String()),
    unseparated: Type.Optional(Type.Boolean()),
  }),
  summarise: ({ data }) => `put ${data.version} in force${data.unseparated === true ? ', unseparated' : ''}`,
});

export const policyReviewOverdue = defineAction({
  name: 'policy.review_overdue',
  version: 1,
  breaks: true,
  kind: policyKind,
  data: Type.Object({ document: Type.String(), version: Type.String(), reviewDue: Type.String(), to: Type.String() }),
  summarise: ({ data }) =>
    `the review of ${data.document} ${data.version} was due on ${data.reviewDue}; ${data.to} is notified`,
});

export const policyReviewed = defineAction({
  name: 'policy.reviewed',
  version: 1,
  kind: policyKind,
  data: Type.Object({ version: Type.String(), reviewedOn: Type.String(), outcome: Type.String() }),
  content: Type.Object({ note: Type.String() }),
  summarise: ({ data, content }) =>
    `recorded that ${data.version} was reviewed on ${data.reviewedOn}: ${data.outcome.replaceAll('-', ' ')}${content ? `; ${content.note}` : ''}`,
});

export const policyActions = [policyActivated, policyReviewOverdue, policyReviewed] as const;
