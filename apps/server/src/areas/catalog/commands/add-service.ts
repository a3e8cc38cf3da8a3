import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok } from '../../../kernel/result.ts';
import { verbOfAll } from '../../../platform/verbs/verb.ts';
import { serviceName } from '../domain/service.ts';
import { catalogPermissions } from '../permissions.ts';
import { newService } from './save-services.ts';
import { findService, lockCatalog } from '../store/services.ts';
import { writeServices } from '../store/write-services.ts';
import { Changed, detailFields, givenDetails, Name } from './service-fields.ts';

/** Adds a service to the catalog, with its owner. */
export const addService = verbOfAll({
  noun: 'service',
  name: 'add',
  route: '/v1/services',
  creates: true,
  words: {
    label: 'Add a service',
    does: 'add a service, model, pipeline or data set to the catalog',
    done: 'Added.',
    next: 'muster service list',
  },
  clauses: ['2.1', '6.6'],
  permission: catalogPermissions.keep,
  fields: { name: Name('Name, as used in alerts'), ...detailFields },
  answer: Changed,
  async decide(ctx, { input }) {
    const name = serviceName(input.name);
    if (name === undefined) return err(notAName);
    const details = await givenDetails(ctx, input);
    if (!details.ok) return details;
    await lockCatalog(ctx.tx);
    if ((await findService(ctx.tx, name)) !== undefined) return err(nameTaken);
    await writeServices(ctx.tx, [newService(ctx, name, { ...nothingSaid, ...details.value }, 'hand')]);
    return ok({ name, version: 1 });
  },
});

const nothingSaid = {
  kind: 'service',
  teamId: undefined,
  tier: undefined,
  userFacing: undefined,
  runbook: undefined,
  links: [],
  dependsOn: [],
  addresses: [],
} as const;

const notAName: AppError = {
  kind: 'invalid',
  code: 'catalog/not-a-name',
  public: 'An IP address is not a name; records need a name for the service.',
  fields: [
    {
      path: '/name',
      problem: 'is an IP address',
      remedy: 'choose a name, then add the address: muster service know-address',
    },
  ],
};

const nameTaken: AppError = {
  kind: 'conflict',
  code: 'catalog/service-exists',
  public: 'The catalog already has a service with this name.',
  remedy: 'Change that one, or choose another name.',
  fields: [{ path: '/name', problem: 'belongs to another service', remedy: 'choose another name' }],
};
