import { Type } from 'typebox';
import { ok } from '../../../kernel/result.ts';
import { defineCommand } from '../../../platform/commands/command.ts';
import { integrationRemoved } from '../ledger-actions.ts';
import { changeIntegration } from '../store/integrations.ts';
import { integrationResource, openIntegration } from './open-integration.ts';

/** Its key stops at once. What it sent stays on the record. */
export const removeIntegration = defineCommand({
  name: 'integration.remove',
  input: Type.Object({ id: Type.String({ format: 'uuid' }) }, { additionalProperties: false }),
  resource: ({ id }) => ({ kind: 'integration', id }),
  async decide(ctx, input) {
    const opened = await openIntegration(ctx, input.id);
    if (!opened.ok) return opened;
    const entry = ctx.record(integrationRemoved, integrationResource(opened.value));
    await changeIntegration(ctx.tx, opened.value.id, { removedAt: ctx.now, entry });
    return ok({ id: opened.value.id });
  },
});
