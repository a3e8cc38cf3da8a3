import type { Services } from '../../kernel/services.ts';
import type { Area } from '../../platform/area.ts';
import { measureRoutes } from './http/routes.ts';

/** Metrics are read-only: they record nothing and decide nothing. */
export const measuresArea = ({ services }: { readonly services: Services }): Area => ({
  name: 'measures',
  actions: [],
  commands: [],
  routes: measureRoutes(services.use),
});
