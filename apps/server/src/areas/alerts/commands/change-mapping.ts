import { ok } from '../../../kernel/result.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { integrationResource, integrationThing } from '../integration-thing.ts';
import { integrationMappingChanged } from '../ledger-actions.ts';
import { alertPermissions } from '../permissions.ts';
import { changeIntegration } from '../store/integrations.ts';
import { MappingInput } from '../queries/mapping-schema.ts';
import { mappingFrom } from './mapping-input.ts';

/** Changes how future alerts are read. Incidents already declared are unchanged. */
export const changeMapping = verb(integrationThing, {
  name: 'change-mapping',
  aliases: ['map'],
  words: {
    label: 'Change the mapping',
    does: 'change how labels are read from now on; this replaces the whole mapping',
    done: 'It applies to everything received from now on.',
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
