export { assuranceArea } from './area.ts';
export { beginTesting } from './begin-testing.ts';
