export { breakGlassArea } from './area.ts';
