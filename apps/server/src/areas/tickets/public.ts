export { ticketsArea } from './area.ts';
export { toldByGithub } from './told-of.ts';
