import { ok } from '../../../kernel/result.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { integrationResource, integrationThing } from '../integration-thing.ts';
import { integrationMappingChanged } from '../ledger-actions.ts';
import { alertPermissions } from '../permissions.ts';
import { changeIntegration } from '../store/integrations.ts';
import { MappingInput } from '../queries/mapping-schema.ts';
import { mappingFrom } from './mapping-input.ts';

/** Reads the alerts to come in another way. What has been declared stays as it is. */
export const changeMapping = verb(integrationThing, {
  name: 'change-mapping',
  aliases: ['map'],
  words: {
    label: 'Change the mapping',
    does: 'read the labels of what comes from now on in another way; the whole mapping is replaced',
    done: 'What comes from now on is read so.',
    next: 'muster integration list',
  },
  clauses: ['3.1.1'],
  permission: alertPermissions.changeIntegration,
  fields: { mapping: MappingInput },
  async decide(ctx, { thing: integration, input }) {
    const read = await mappingFrom(ctx, input.mapping);
    if (!read.ok) return read;
    const entry = ctx.record(integrationMappingChanged, {
      ...integrationResource(integration),
      content: { fields: { name: integration.name, mapping: read.value } },
    });
    await changeIntegration(ctx.tx, integration.id, { mapping: read.value, entry });
    return ok({ id: integration.id });
  },
});
