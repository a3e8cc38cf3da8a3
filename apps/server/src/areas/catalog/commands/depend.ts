import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok } from '../../../kernel/result.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { inOrder } from '../domain/service.ts';
import { catalogPermissions } from '../permissions.ts';
import { saveService } from './save-services.ts';
import { serviceThing } from '../service-thing.ts';
import { findService } from '../store/services.ts';
import { Changed, Name } from './service-fields.ts';

/** Adds a dependency between services. Cycles are allowed, since such systems exist. */
export const depend = verb(serviceThing, {
  name: 'depend',
  words: {
    label: 'Add a dependency',
    does: 'record that it depends on another service',
    done: 'Dependency added.',
    next: 'muster service show <key>',
  },
  clauses: ['2.1'],
  permission: catalogPermissions.keep,
  fields: { on: Name('What does it depend on?') },
  answer: Changed,
  async decide(ctx, { thing: service, input }) {
    const on = input.on.toLowerCase();
    if (on === service.name) return err(onItself);
    if (service.dependsOn.includes(on)) return err(dependsAlready);
    if ((await findService(ctx.tx, on)) === undefined) return err(noSuchDependency);
    return ok(await saveService(ctx, service, { dependsOn: inOrder([...service.dependsOn, on]) }));
  },
});

const onItself: AppError = {
  kind: 'invalid',
  code: 'catalog/depends-on-itself',
  public: 'A service cannot depend on itself.',
  fields: [{ path: '/on', problem: 'is the service itself', remedy: 'name another' }],
};

const dependsAlready: AppError = {
  kind: 'conflict',
  code: 'catalog/depends-already',
  public: 'The catalog already has this dependency.',
};

const noSuchDependency: AppError = {
  kind: 'invalid',
  code: 'catalog/no-such-dependency',
  public: 'The catalog has no service with that name.',
  fields: [{ path: '/on', problem: 'is not a service in the catalog', remedy: 'muster service add <name> first' }],
};
