export { feedsArea } from './area.ts';
