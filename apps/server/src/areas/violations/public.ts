export { violationsArea } from './area.ts';
export { beginReleasing } from './begin-releasing.ts';
