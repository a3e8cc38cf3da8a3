export { governanceArea } from './area.ts';
export { ensureSetUpLink } from './ensure-set-up-link.ts';
export { erasuresIn, replayErasures } from './replay-erasures.ts';
