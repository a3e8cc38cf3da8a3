import { Type } from 'typebox';
import { ok } from '../../../kernel/result.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { integrationResource, integrationThing } from '../integration-thing.ts';
import { integrationRemoved } from '../ledger-actions.ts';
import { alertPermissions } from '../permissions.ts';
import { changeIntegration } from '../store/integrations.ts';

/** Its key stops working at once. Its alerts stay on record. */
export const removeIntegration = verb(integrationThing, {
  name: 'remove',
  words: {
    label: 'Remove',
    does: 'accept nothing more from it; its key stops working at once, and what it sent stays on record',
    done: 'Removed. Its key no longer works; what it sent stays on record.',
    next: 'muster integration list',
  },
  clauses: ['7.6'],
  permission: alertPermissions.changeIntegration,
  answer: Type.Object({ id: Type.String() }),
  danger: true,
  async decide(ctx, { thing: { id, kind } }) {
    const entry = ctx.record(integrationRemoved, integrationResource({ id, kind }));
    await changeIntegration(ctx.tx, id, { removedAt: ctx.now, entry });
    return ok({ id });
  },
});
