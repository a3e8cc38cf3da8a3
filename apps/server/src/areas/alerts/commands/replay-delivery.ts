import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok } from '../../../kernel/result.ts';
import { field } from '../../../platform/verbs/fields.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { integrationThing } from '../integration-thing.ts';
import { integrationDelivered } from '../ledger-actions.ts';
import { alertPermissions } from '../permissions.ts';
import { findKept } from '../store/kept-deliveries.ts';
import { planDelivery } from './plan-delivery.ts';

/** Delivers a kept delivery again under the current mapping and rules, once a sender or a rule has been fixed. */
export const replayDelivery = verb(integrationThing, {
  name: 'replay',
  words: {
    label: 'Deliver again',
    does: 'process an earlier delivery again as if it arrived now; alerts that fired then fire again',
    done: 'Delivered again. The newest line of the log shows what it did.',
    next: 'muster integration log <key>',
  },
  clauses: ['2.1', '7.1'],
  permission: alertPermissions.changeIntegration,
  fields: {
    delivery: Type.String({
      format: 'uuid',
      ...field({ asks: 'Which delivery (id)?', positional: true }),
    }),
  },
  async decide(ctx, { thing: integration, input: { delivery } }) {
    const kept = await findKept(ctx.tx, { integrationId: integration.id, id: delivery });
    if (kept === undefined) return err(notKept);
    ctx.record(integrationDelivered, {
      resource: { kind: 'integration', id: integration.id },
      clause: '7.1',
      data: { integration: integration.id, kind: integration.kind, what: 'replay', of: delivery },
    });
    await planDelivery(ctx, integration, kept.told);
    return ok({ id: integration.id });
  },
});

const notKept: AppError = {
  kind: 'invalid',
  code: 'alerts/not-kept',
  public: 'This delivery is not kept: it was a repeat, was too large, or is too old.',
  fields: [
    {
      path: '/delivery',
      problem: 'is not the id of a delivery that is kept',
      remedy: 'muster integration log shows which are kept',
    },
  ],
};
