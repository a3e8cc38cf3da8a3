import { asId, type PrincipalId } from '../../../kernel/ids.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import type { Judged } from '../ask-gate.ts';
import type { DeploymentId, Target } from '../domain/deployment.ts';
import { deploymentChecked } from '../ledger-actions.ts';
import { insertDeployment } from '../store/deployments.ts';

/** Stores and records the gate's answer. */
export async function recordCheck(
  ctx: CommandContext,
  {
    target,
    reference,
    judged,
    askedBy,
  }: {
    readonly target: Target;
    readonly reference: string | undefined;
    readonly judged: Judged;
    /** Undefined: GitHub itself. */
    readonly askedBy: PrincipalId | undefined;
  },
): Promise<{ readonly id: DeploymentId }> {
  const { isAllowed, code, clause, objectives, snapshot, waiver } = judged;
  const lacks = [...new Set(judged.promotion.flatMap((each) => (each.state === 'missing' ? [each.clause] : [])))];
  const id = asId<'deployment'>(ctx.ids.row(ctx.now));
  const entry = asId<'entry'>(
    ctx.record(deploymentChecked, {
      resource: { kind: 'deployment', id },
      clause,
      decision: { allowed: isAllowed, code },
      data: {
        deployment: id,
        class: judged.class,
        frozenBy: objectives.flatMap((each) => (each.isFrozen && each.waiver === undefined ? [each.objective] : [])),
        unknown: objectives.flatMap((each) => (each.state === 'unknown' ? [each.objective] : [])),
        ...(waiver === undefined ? {} : { waiver }),
        ...(lacks.length === 0 ? {} : { lacks }),
        snapshot,
      },
      content: { isNewSubject: true, fields: target },
    }),
  );
  await insertDeployment(ctx.tx, {
    ...target,
    id,
    reference,
    class: judged.class,
    isAllowed,
    code,
    waiver,
    objectives,
    snapshot,
    askedBy,
    askedAt: ctx.now,
    startedAt: undefined,
    finishedAt: undefined,
    outcome: undefined,
    version: 1,
    lastInstant: ctx.now,
    lastEntry: entry,
  });
  return { id };
}
