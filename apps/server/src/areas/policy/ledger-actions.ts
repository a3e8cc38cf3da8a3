import { Type } from 'typebox';
import { defineAction } from '../../platform/ledger/action.ts';
import { policyKind } from './kinds.ts';

export const policyActivated = defineAction({
  name: 'policy.activated',
  version: 1,
  kind: policyKind,
  data: Type.Object({ version: Type.String(), hash: Type.String() }),
  summarise: ({ data }) => `put ${data.version} in force`,
});

export const policyReviewOverdue = defineAction({
  name: 'policy.review_overdue',
  version: 1,
  kind: policyKind,
  data: Type.Object({ document: Type.String(), version: Type.String(), reviewDue: Type.String(), to: Type.String() }),
  summarise: ({ data }) =>
    `the review of ${data.document} ${data.version} was due on ${data.reviewDue}; ${data.to} is told`,
});

export const policyActions = [policyActivated, policyReviewOverdue] as const;
