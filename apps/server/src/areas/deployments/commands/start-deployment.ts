import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok } from '../../../kernel/result.ts';
import { authorisedRollbacks } from '../../../platform/authorised-rollbacks.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { breakGlassService } from '../break-glass.ts';
import { askGate, type Judged } from '../ask-gate.ts';
import { deploymentThing } from '../deployment-thing.ts';
import { deploymentStarted } from '../ledger-actions.ts';
import { deploymentPermissions } from '../permissions.ts';
import { changeDeployment } from '../store/deployments.ts';

/** Records the start of a deployment. Asks the gate again, because a freeze may have begun since. */
export const startDeployment = verb(deploymentThing, {
  name: 'start',
  words: {
    label: 'Start',
    does: 'record that a deployment starts; the gate is asked once more',
    done: 'Started.',
    next: 'muster deployment show <key>',
  },
  clauses: ['4.7'],
  permission: deploymentPermissions.record,
  unless: ({ isAllowed, startedAt }) =>
    startedAt !== undefined
      ? refusal(
          'deployments/started-already',
          'It has already started.',
          'Report the outcome: muster deployment finish.',
        )
      : isAllowed
        ? undefined
        : {
            ...refusal('deployments/not-allowed', 'The gate said no.', 'Ask again: muster deploy check.'),
            is: 'access',
          },
  async decide(ctx, { thing: deployment }) {
    const judged = await askGate(ctx, deployment, deployment.class === 'rollback');
    if (!judged.isAllowed) return err(heldSince(judged));
    const { id, service } = deployment;
    const rollback =
      judged.class === 'rollback' ? await ctx.use(authorisedRollbacks).underWay(ctx.tx, service) : undefined;
    const entry = ctx.record(deploymentStarted, {
      resource: { kind: 'deployment', id },
      clause: judged.clause,
      data: {
        deployment: id,
        class: judged.class,
        snapshot: judged.snapshot,
        ...(rollback === undefined ? {} : { rollback }),
      },
    });
    await changeDeployment(ctx.tx, deployment, { at: ctx.now, entry, startedAt: ctx.now });
    if (judged.class === 'break-glass') await ctx.use(breakGlassService).used(ctx, deployment);
    return ok(undefined);
  },
});

const refusal = (code: `deployments/${string}`, reason: string, remedy: string) =>
  ({ allowed: false, code, clause: '4.7', reason, remedy, obligations: [] }) as const;

const heldSince = ({ code, clause, reason, remedy }: Judged): AppError => ({
  kind: 'refused',
  code: code === 'deployments/not-promoted' ? code : 'deployments/frozen-since',
  public: reason,
  ...(remedy === undefined ? {} : { remedy }),
  clause,
});
