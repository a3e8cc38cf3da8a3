export { pageById, pagesOf } from '../store/pages.ts';
