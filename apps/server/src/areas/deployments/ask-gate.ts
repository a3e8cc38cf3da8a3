import type { CommandContext } from '../../platform/commands/context.ts';
import { settleAll } from '../../platform/database/pipeline/settle-all.ts';
import { waiversService } from '../../platform/waivers.ts';
import { freezeNow } from '../slo/public.ts';
import { breakGlassService } from './break-glass.ts';
import type { Target, Weighed } from './domain/deployment.ts';
import { judgeDeployment, type GateAnswer } from './domain/gate.ts';
import { heldByPromotion } from './domain/held-by-promotion.ts';
import { promotionService, type PromotionLine } from './promotion.ts';
import { ranHereBefore } from './store/deployments.ts';

export type Judged = GateAnswer & {
  readonly objectives: readonly Weighed[];
  readonly snapshot: string;
  /** The exception it relies on: one that names it critical, or one that waives the freeze. */
  readonly waiver: string | undefined;
  /** What the commit has shown of the environment's promotion requirements. */
  readonly promotion: readonly PromotionLine[];
};

/**
 * The gate's decision on a deployment at this moment; nothing is cached between calls. For a past deployment it is what
 * the gate would have said, with promotion evidence as of `shownBy`.
 */
export async function askGate(
  { tx, use, policies, now }: Pick<CommandContext, 'tx' | 'use' | 'policies' | 'now'>,
  target: Target,
  claimsRollback: boolean,
  shownBy: Date = now,
): Promise<Judged> {
  const policy = policies.current;
  const { service, environment, commit } = target;
  // Only a change, service or environment can be named critical; an organisation-wide waiver waives the freeze itself.
  const scopes = [`change:${commit.toLowerCase()}`, `service:${service}`, `environment:${environment}`];
  const [freeze, named, isProvenRollback, breakGlass, shown] = await settleAll([
    freezeNow({ db: tx, use, policy }, now),
    use(waiversService).waiverFor(tx, policy.errorBudget.ending.clause, scopes, now),
    claimsRollback ? ranHereBefore(tx, target) : Promise.resolve(false),
    use(breakGlassService).vouch(tx, policy, target, now),
    use(promotionService).shownBy(tx, policy, target, shownBy),
  ]);
  const critical = named !== undefined && scopes.includes(named.scope) ? named : undefined;
  const objectives = freeze.objectives.map(({ objective, state, isFrozen, remaining, waiver }): Weighed => ({
    objective,
    state,
    isFrozen,
    remaining,
    ...(waiver === undefined ? {} : { waiver }),
  }));
  const judged = judgeDeployment(
    {
      isFrozen: freeze.isFrozen,
      isUnknown: freeze.isUnknown,
      objectives,
      claimsRollback,
      isProvenRollback,
      breakGlass,
      criticalBy: critical?.exception,
    },
    policy,
  );
  const promotion = shown(judged.class);
  const answer = heldByPromotion(judged, target, promotion);
  const waived = objectives.find(({ waiver }) => waiver !== undefined)?.waiver;
  const waiver = answer.class === 'critical' ? critical?.exception : answer.isAllowed ? waived : undefined;
  return { ...answer, objectives, snapshot: freeze.snapshot, waiver, promotion };
}
