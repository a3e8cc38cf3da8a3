import type { Clock } from '../../kernel/clock.ts';
import type { Area } from '../../platform/area.ts';
import type { Services } from '../../kernel/services.ts';
import { addService } from './commands/add-service.ts';
import { importServices } from './commands/import-services.ts';
import { catalogRoutes } from './http/routes.ts';
import { catalogKinds, catalogActions } from './ledger-actions.ts';
import { catalogPermissions } from './permissions.ts';
import { serviceList } from './queries/list-services.ts';
import { clockService } from './queries/service-view.ts';
import { verbsOnService } from './verbs.ts';

export const catalogArea = ({ services, clock }: { readonly services: Services; readonly clock: Clock }): Area => {
  services.give(clockService, clock);
  return {
    name: 'catalog',
    actions: catalogActions,
    kinds: catalogKinds,
    commands: [],
    lists: [serviceList],
    verbs: [addService, importServices, ...verbsOnService],
    routes: catalogRoutes(services.use),
    permissions: [catalogPermissions.keep],
  };
};
