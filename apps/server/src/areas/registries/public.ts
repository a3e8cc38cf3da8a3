export { registriesArea } from './area.ts';
