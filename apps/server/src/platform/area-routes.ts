import type { Area } from './area.ts';
import type { UseService } from '../kernel/services.ts';
import type { RouteTable } from './http/routes.ts';
import { listRoutes } from './verbs/list.ts';
import { verbRoutes } from './verbs/verb-routes.ts';

/** All that an area serves: what it declares, and what it does by hand. */
export const routesOf =
  (area: Area, use: UseService): RouteTable =>
  (routes) => {
    listRoutes(area.lists ?? [], use)(routes);
    verbRoutes(area.verbs ?? [], use)(routes);
    area.routes(routes);
  };
