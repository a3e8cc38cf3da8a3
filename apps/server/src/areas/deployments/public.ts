export { deploymentsArea } from './area.ts';
