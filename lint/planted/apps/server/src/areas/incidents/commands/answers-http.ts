// planted: dependencies commands-layer, commands defineCommand, dependencies folder-circle
export { routes } from '../http/routes.ts';
