export { measuresArea } from './area.ts';
export { getMeasures, type Measured } from './queries/get-measures.ts';
