export { postmortemsArea } from './area.ts';
export { postmortemTell } from './due-kinds.ts';
