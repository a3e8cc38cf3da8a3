export { activatePolicy } from './activate-policy.ts';
export { policyArea } from './area.ts';
export { loadPolicies } from './load-policies.ts';
export { PolicyRegistry } from './policy-registry.ts';
