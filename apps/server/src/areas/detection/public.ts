export { detectionArea } from './area.ts';
