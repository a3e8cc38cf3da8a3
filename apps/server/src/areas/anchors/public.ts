export { anchorsArea } from './area.ts';
export { standingsOutside } from './queries/standings.ts';
