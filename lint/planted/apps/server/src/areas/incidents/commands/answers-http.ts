// planted: dependencies commands-layer, commands defineCommand
export { routes } from '../http/routes.ts';
