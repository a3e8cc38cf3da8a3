import type { PolicySnapshot } from '@muster/policy';
import { addMinutes } from '../../kernel/clock.ts';
import { asId, type ClauseId } from '../../kernel/ids.ts';
import { ownWords } from '../../kernel/scrubbed.ts';
import type { CommandContext } from '../../platform/commands/context.ts';
import { violationsService } from '../../platform/violations.ts';
import { askGate } from './ask-gate.ts';
import { shortCommit } from './domain/deployment.ts';
import { nameOf, targetOf } from './github/target-of.ts';
import { deploymentFound } from './ledger-actions.ts';
import { askingFor, keepFound, lockFound, type ForgeName } from './store/found-deployments.ts';
import { ranHereBefore } from './store/deployments.ts';

/** A successful deployment as reported by the forge. */
export type ForgeDeployment = ForgeName & {
  readonly environment: string;
  /** Whether the forge marks the environment as production, whatever its name. */
  readonly isProduction: boolean;
  readonly commit: string;
  readonly happenedAt: Date;
  readonly reference: string;
};

/** The most that the forge's clock and ours may differ. */
const SLACK_MINUTES = 1;

/**
 * Checks whether the gate had allowed a deployment to production (GOV 4.7, 5.2.3). One that did not ask, or went ahead
 * against the answer, is evaluated as of its time, and each clause that would have refused it is a violation. Each is
 * judged once, however often and by whichever path it is reported.
 */
export async function judgeFound(ctx: CommandContext, told: ForgeDeployment): Promise<void> {
  const environment = promotedTo(ctx.policies.current, told);
  if (await lockFound(ctx.tx, told, ctx.now)) return;
  if (environment === undefined) return;
  const target = await targetOf(ctx.tx, { ...told, environment });
  const asked = await askingFor(ctx.tx, target, addMinutes(told.happenedAt, SLACK_MINUTES));
  const { repository, forgeId } = told;
  if (asked !== undefined)
    return keepFound(ctx.tx, { repository, forgeId, state: 'asked', deployment: asked }, ctx.now);

  const judged = await askGate(ctx, target, await ranHereBefore(ctx.tx, target), told.happenedAt);
  const { isAllowed, code, clause, reason, objectives, snapshot } = judged;
  const lacks = [...new Set(judged.promotion.flatMap((each) => (each.state === 'missing' ? [each.clause] : [])))];
  const id = asId<'deployment'>(ctx.ids.row(ctx.now));
  ctx.record(deploymentFound, {
    resource: { kind: 'deployment', id },
    clause,
    decision: { allowed: isAllowed, code },
    data: {
      deployment: id,
      happenedAt: told.happenedAt.toISOString(),
      allowed: isAllowed,
      class: judged.class,
      frozenBy: objectives.flatMap((each) => (each.isFrozen && each.waiver === undefined ? [each.objective] : [])),
      lacks,
      snapshot,
    },
    content: { isNewSubject: true, fields: target },
  });
  const { reference, happenedAt } = told;
  const state = isAllowed ? 'unasked' : 'refused';
  await keepFound(ctx.tx, { ...told, state, deployment: id, target, reference, happenedAt }, ctx.now);
  if (isAllowed) return;
  for (const broken of new Set<ClauseId>([clause, ...lacks]))
    await ctx.use(violationsService).found(ctx, {
      clause: broken,
      what: ownWords(
        `${target.service} (${shortCommit(target.commit)}) was deployed to ${target.environment} without approval by the deploy gate: ${reason} ${reference}`,
      ),
      key: `github/${told.repository}/deployment/${told.forgeId}/${broken}`,
    });
}

/** The environment name under which the policy requires promotion evidence; undefined if it requires none. */
function promotedTo(
  { changes }: PolicySnapshot,
  { environment, isProduction }: Pick<ForgeDeployment, 'environment' | 'isProduction'>,
): string | undefined {
  const { before } = changes.infrastructureAndApi.promotion;
  const asked = [before, ...Object.values(changes.groups ?? {}).flatMap(({ promotion }) => promotion?.before ?? [])];
  const name = nameOf(environment);
  if (asked.includes(name)) return name;
  return isProduction ? before : undefined;
}
