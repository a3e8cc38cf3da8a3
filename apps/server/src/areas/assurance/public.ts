export { assuranceArea } from './area.ts';
export { beginTesting } from './reactions/begin-testing.ts';
