import { ok } from '../../../kernel/result.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { readRegistryTask } from '../plan-reading.ts';
import { registryRemoved } from '../ledger-actions.ts';
import { registryPermissions } from '../permissions.ts';
import { registryThing } from '../registry-thing.ts';
import { removeRegistryRow } from '../store/registries.ts';

/** Stops reading a registry. The versions and activations it led to remain. */
export const removeRegistry = verb(registryThing, {
  name: 'remove',
  words: {
    label: 'Remove',
    does: 'stop reading this registry; the versions and activations that came from it stay',
    done: 'Removed. It is no longer read.',
    next: 'muster model-registry list',
  },
  clauses: ['7.13'],
  permission: registryPermissions.keep,
  danger: true,
  async decide(ctx, { thing: registry }) {
    const { id } = registry;
    const entry = ctx.record(registryRemoved, {
      resource: { kind: 'model-registry', id },
      clause: '7.13',
      data: { registry: id },
    });
    await removeRegistryRow(ctx.tx, registry, ctx.now, entry);
    ctx.due.supersede({ kind: 'model-registry', id }, [readRegistryTask], 'it was removed');
    return ok(undefined);
  },
});
