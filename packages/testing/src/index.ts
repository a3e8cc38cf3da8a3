export { anyText, character } from './any-text.ts';
export { depth, isDeep } from './depth.ts';
