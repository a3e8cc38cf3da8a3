import { enforced, type Clauses } from '../../platform/clauses.ts';

/** What this area does for each clause that it touches, and where. */
export const governanceClauses: Clauses = {
  '7.5': enforced(
    ['apps/server/src/areas/governance/auditors'],
    'Auditors from outside look by an account of their own, approved by another hand, until a moment; the clock ends it.',
  ),
};
