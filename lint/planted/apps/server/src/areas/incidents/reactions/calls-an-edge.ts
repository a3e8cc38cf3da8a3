// planted: dependencies reactions-layer
export { routes } from '../http/routes.ts';
