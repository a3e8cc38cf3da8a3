import { asId } from '../../kernel/ids.ts';
import { Key } from '../../platform/verbs/fields.ts';
import { defineThing } from '../../platform/verbs/verb-thing.ts';
import { integrationNotFound, type Integration } from './domain/integration.ts';
import { integrationKind } from './kinds.ts';
import { alertReadsService } from './queries/alert-reads.ts';
import { getIntegration } from './queries/get-integration.ts';
import { IntegrationPage } from './queries/schemas.ts';
import { readIntegration } from './store/integrations.ts';

/** A sender of alerts. A team-private one does not exist for others. */
export const integrationThing = defineThing({
  kind: integrationKind,
  noun: 'integration',
  root: '/v1/integrations',
  key: { id: Key('integration') },
  idOf: ({ id }) => id,
  lock: async (ctx, { id }): Promise<Integration | undefined> => readIntegration(ctx.tx, asId(id), 'locked'),
  protection: (integration) => integration,
  missing: integrationNotFound,
  view: {
    schema: IntegrationPage,
    read: async (use, actor, { id }) => getIntegration(use(alertReadsService), actor, id),
  },
});

/** The resource of every entry about an integration. */
export const integrationResource = ({ id, kind }: Pick<Integration, 'id' | 'kind'>) => ({
  resource: { kind: 'integration', id },
  clause: '7.1',
  data: { integration: id, kind },
});
