export { anchorsArea } from './area.ts';
