export { assuranceArea } from './area.ts';
