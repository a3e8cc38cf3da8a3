export { regulatorsArea } from './area.ts';
