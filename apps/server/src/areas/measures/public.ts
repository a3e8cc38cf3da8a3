export { measuresArea } from './area.ts';
export { getMeasures } from './queries/get-measures.ts';
