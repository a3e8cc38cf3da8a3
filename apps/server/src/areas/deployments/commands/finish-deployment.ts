import { ok } from '../../../kernel/result.ts';
import { Choice } from '../../../platform/verbs/fields.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { deploymentThing } from '../deployment-thing.ts';
import { outcomes } from '../domain/deployment.ts';
import { deploymentFinished } from '../ledger-actions.ts';
import { deploymentPermissions } from '../permissions.ts';
import { changeDeployment } from '../store/deployments.ts';

/** Records the end of a deployment. A successful one becomes a rollback target. */
export const finishDeployment = verb(deploymentThing, {
  name: 'finish',
  words: {
    label: 'Finish',
    does: 'record how a deployment ended',
    done: 'Recorded.',
    next: 'muster deployment list',
  },
  clauses: ['4.7'],
  permission: deploymentPermissions.record,
  fields: { outcome: Choice(outcomes, { asks: 'How it ended', positional: true }) },
  unless: ({ startedAt, outcome }) =>
    outcome !== undefined
      ? refusal('deployments/finished-already', 'It has already ended.', 'muster deployment list shows how it ended.')
      : startedAt === undefined
        ? refusal('deployments/not-started', 'It has not started.', 'Start it first: muster deployment start.')
        : undefined,
  async decide(ctx, { thing: deployment, input: { outcome } }) {
    const { id } = deployment;
    const entry = ctx.record(deploymentFinished, {
      resource: { kind: 'deployment', id },
      clause: '4.7',
      data: { deployment: id, outcome },
    });
    await changeDeployment(ctx.tx, deployment, { at: ctx.now, entry, finishedAt: ctx.now, outcome });
    return ok(undefined);
  },
});

const refusal = (code: `deployments/${string}`, reason: string, remedy: string) =>
  ({ allowed: false, code, clause: '4.7', reason, remedy, obligations: [] }) as const;
