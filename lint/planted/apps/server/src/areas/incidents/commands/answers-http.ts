// planted: dependencies commands-layer, commands defineCommand, commands authorise, commands record
export { routes } from '../http/routes.ts';
