import { asId } from '../../kernel/ids.ts';
import { ORGANISATION } from '../../kernel/protected.ts';
import { Key } from '../../platform/verbs/fields.ts';
import { defineThing } from '../../platform/verbs/verb-thing.ts';
import type { Deployment } from './domain/deployment.ts';
import { deploymentKind } from './ledger-actions.ts';
import { readDeployment } from './store/deployments.ts';

/** A deployment the gate was asked about, by the id it got then. */
export const deploymentThing = defineThing({
  kind: deploymentKind,
  noun: 'deployment',
  root: '/v1/deployments',
  key: { id: Key('deployment') },
  idOf: ({ id }) => id,
  lock: async (ctx, { id }): Promise<Deployment | undefined> => readDeployment(ctx.tx, asId(id), 'locked'),
  protection: () => ORGANISATION,
  isKnownToMembers: true,
  lastInstant: ({ lastInstant }) => lastInstant,
  version: ({ version }) => version,
  missing: {
    kind: 'not_found',
    code: 'deployments/no-such-deployment',
    public: 'There is no such deployment.',
    remedy: 'muster deployment list shows those that asked the gate.',
  },
});
