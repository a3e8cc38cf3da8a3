export { catalogArea } from './area.ts';
