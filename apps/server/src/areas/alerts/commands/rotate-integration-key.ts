import { Type } from 'typebox';
import { ok } from '../../../kernel/result.ts';
import { defineCommand } from '../../../platform/commands/command.ts';
import { hashOfKey, newKey } from '../keys/key.ts';
import { integrationKeyRotated } from '../ledger-actions.ts';
import { changeIntegration } from '../store/integrations.ts';
import { integrationResource, openIntegration } from './open-integration.ts';

/** A new key in place of the old one, which stops at once: whoever rotates may have a leak to close. */
export const rotateIntegrationKey = defineCommand({
  name: 'integration.rotate_key',
  input: Type.Object({ id: Type.String({ format: 'uuid' }) }, { additionalProperties: false }),
  givesSecret: true,
  resource: ({ id }) => ({ kind: 'integration', id }),
  async decide(ctx, input) {
    const opened = await openIntegration(ctx, input.id);
    if (!opened.ok) return opened;
    const key = newKey(ctx.ids);
    const entry = ctx.record(integrationKeyRotated, integrationResource(opened.value));
    await changeIntegration(ctx.tx, opened.value.id, { keyHash: hashOfKey(key), entry });
    return ok({ id: opened.value.id, key });
  },
});
