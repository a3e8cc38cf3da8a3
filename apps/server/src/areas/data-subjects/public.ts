export { dataSubjectsArea } from './area.ts';
export { erasedIn, replayErasures } from './replay-erasures.ts';
