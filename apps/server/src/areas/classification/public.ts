export { classificationArea } from './area.ts';
