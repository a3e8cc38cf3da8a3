export { rollbacksArea } from './area.ts';
