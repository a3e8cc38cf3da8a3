export { activatePolicy } from './activate-policy.ts';
export { policyArea } from './area.ts';
export { clauseRegistry, type ClauseState } from './clause-registry.ts';
export { versionOf } from './domain/version.ts';
export { loadPolicies } from './load-policies.ts';
export { PolicyRegistry } from './policy-registry.ts';
export type { PolicyReads } from './queries/policy-reads.ts';
