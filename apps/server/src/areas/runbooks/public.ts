export { runbooksArea } from './area.ts';
