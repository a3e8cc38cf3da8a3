export { activatePolicy } from './activate-policy.ts';
export { policyArea } from './area.ts';
export { policyThing } from './policy-thing.ts';
export { policyReadsService, type PolicyReads } from './queries/policy-reads.ts';
export { reviewOf } from './queries/review-of.ts';
export { recordReview } from './record-review.ts';
export { reviewOutcomes } from './domain/review-outcome.ts';
export { loadPolicies } from './load-policies.ts';
export { PolicyRegistry } from './policy-registry.ts';
