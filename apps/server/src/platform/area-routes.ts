import type { Area } from './area.ts';
import type { UseService } from '../kernel/services.ts';
import type { RouteTable } from './http/routes.ts';
import { listRoutes } from './verbs/list.ts';
import { verbRoutes } from './verbs/verb-routes.ts';

/** All routes of an area: those derived from its verbs and lists, and those written by hand. */
export const routesOf =
  (area: Area, use: UseService): RouteTable =>
  (routes) => {
    listRoutes(area.lists ?? [], use)(routes);
    verbRoutes(area.verbs ?? [], use)(routes);
    area.routes(routes);
  };
