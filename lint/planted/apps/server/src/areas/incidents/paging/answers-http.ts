// planted: dependencies noun-layer
export { routes } from '../http/routes.ts';
