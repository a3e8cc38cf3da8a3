import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok } from '../../../kernel/result.ts';
import { LongText } from '../../../platform/verbs/fields.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { serviceRetired } from '../ledger-actions.ts';
import { catalogPermissions } from '../permissions.ts';
import { serviceThing } from '../service-thing.ts';
import { dependentsOf, lockCatalog } from '../store/services.ts';
import { removeService } from '../store/write-services.ts';

/** Removes a service that no longer runs. Its records stay, and its name can be reused. */
export const retireService = verb(serviceThing, {
  name: 'retire',
  words: {
    label: 'Retire',
    does: 'take it out of the catalog, because it no longer runs',
    done: 'Retired. From now on its addresses are replaced by pseudonyms.',
    next: 'muster service list',
  },
  clauses: ['2.1'],
  permission: catalogPermissions.keep,
  fields: { reason: LongText({ asks: 'Why', short: 'r', limit: 1000 }) },
  answer: Type.Object({ name: Type.String() }),
  danger: true,
  // Prevents new dependencies on it meanwhile: every other verb locks its own service's row.
  hold: async ({ tx }) => lockCatalog(tx),
  async decide(ctx, { thing: { id, name }, input }) {
    const dependents = await dependentsOf(ctx.tx, id);
    if (dependents.length > 0) return err(inUse(dependents));
    ctx.record(serviceRetired, {
      resource: { kind: 'service', id },
      clause: '2.1',
      data: { service: id, name },
      content: { fields: { reason: input.reason } },
    });
    await removeService(ctx.tx, id);
    return ok({ name });
  },
});

const told = { most: 5 };

function inUse(dependents: readonly string[]): AppError {
  const named = dependents.slice(0, told.most).join(', ');
  const more = dependents.length > told.most ? ` and ${dependents.length - told.most} more` : '';
  return {
    kind: 'conflict',
    code: 'catalog/still-depended-on',
    public: `It cannot be retired while other services depend on it: ${named}${more}.`,
    remedy: 'muster service undepend <service> <this one> for each of them, or retire them first.',
  };
}
