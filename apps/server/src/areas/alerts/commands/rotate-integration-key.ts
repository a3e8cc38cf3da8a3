import { ok } from '../../../kernel/result.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { integrationResource, integrationThing } from '../integration-thing.ts';
import { hashOfKey } from '../keys/key.ts';
import { integrationKeyRotated } from '../ledger-actions.ts';
import { alertPermissions } from '../permissions.ts';
import { changeIntegration } from '../store/integrations.ts';
import { shownKey, ShownKey } from './shown-key.ts';

/** Replaces the key. The old one stops at once, because a rotation may be the response to a leak. */
export const rotateIntegrationKey = verb(integrationThing, {
  name: 'rotate-key',
  aliases: ['rotate'],
  words: {
    label: 'Replace the key',
    does: 'create a new key; the old one stops at once, and alerts are refused, and retried by their sender, until the sender has the new key',
    done: 'Its new key is part of the address and is not shown again.',
    next: 'muster integration list',
  },
  clauses: ['7.6'],
  permission: alertPermissions.changeIntegration,
  answer: ShownKey,
  async decide(ctx, { thing: integration }) {
    const shown = shownKey(ctx, integration);
    const entry = ctx.record(integrationKeyRotated, integrationResource(integration));
    await changeIntegration(ctx.tx, integration.id, { keyHash: hashOfKey(shown.key), entry });
    return ok(shown);
  },
});
