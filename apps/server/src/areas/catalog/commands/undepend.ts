import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok } from '../../../kernel/result.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { catalogPermissions } from '../permissions.ts';
import { saveService } from './save-services.ts';
import { serviceThing } from '../service-thing.ts';
import { Changed, Name } from './service-fields.ts';

/** Removes a dependency between services. */
export const undepend = verb(serviceThing, {
  name: 'undepend',
  words: {
    label: 'Remove a dependency',
    does: 'record that it no longer depends on another service',
    done: 'Dependency removed.',
    next: 'muster service show <key>',
  },
  clauses: ['2.1'],
  permission: catalogPermissions.keep,
  fields: { on: Name('What does it no longer depend on?') },
  answer: Changed,
  async decide(ctx, { thing: service, input }) {
    const on = input.on.toLowerCase();
    if (!service.dependsOn.includes(on)) return err(dependsNot);
    return ok(await saveService(ctx, service, { dependsOn: service.dependsOn.filter((name) => name !== on) }));
  },
});

const dependsNot: AppError = {
  kind: 'conflict',
  code: 'catalog/depends-not',
  public: 'The catalog has no such dependency.',
};
