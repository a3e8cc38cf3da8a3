export { sinksArea } from './area.ts';
