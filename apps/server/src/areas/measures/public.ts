export { measuresArea } from './area.ts';
