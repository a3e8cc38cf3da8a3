export { accessReviewsArea } from './area.ts';
