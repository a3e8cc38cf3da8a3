import { Type } from 'typebox';
import { ok } from '../../../kernel/result.ts';
import { defineCommand } from '../../../platform/commands/command.ts';
import { integrationMappingChanged } from '../ledger-actions.ts';
import { changeIntegration } from '../store/integrations.ts';
import { judgeTeams } from './judge-teams.ts';
import { MappingInput, mappingFrom } from './mapping-input.ts';
import { integrationResource, openIntegration } from './open-integration.ts';

/** Reads the alerts to come in another way. What has been declared stays as it is. */
export const changeMapping = defineCommand({
  name: 'integration.change_mapping',
  input: Type.Object({ id: Type.String({ format: 'uuid' }), mapping: MappingInput }, { additionalProperties: false }),
  resource: ({ id }) => ({ kind: 'integration', id }),
  async decide(ctx, input) {
    const opened = await openIntegration(ctx, input.id);
    if (!opened.ok) return opened;
    const { id, name } = opened.value;
    const read = mappingFrom(input.mapping);
    if (!read.ok) return read;
    const mapping = read.value;
    const judged = await judgeTeams(ctx, undefined, mapping);
    if (!judged.ok) return judged;
    const entry = ctx.record(integrationMappingChanged, {
      ...integrationResource(opened.value),
      content: { fields: { name, mapping } },
    });
    await changeIntegration(ctx.tx, id, { mapping, entry });
    return ok({ id });
  },
});
