export { promotionArea } from './area.ts';
