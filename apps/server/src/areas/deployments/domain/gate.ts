import type { PolicySnapshot } from '@muster/policy';
import type { ClauseId } from '../../../kernel/ids.ts';
import type { DeploymentClass, Weighed } from './deployment.ts';

/** The facts the gate decides on. */
export type GateFacts = {
  /** An objective freezes deployments and is not waived. */
  readonly isFrozen: boolean;
  /** An objective that has been measured is currently unknown. */
  readonly isUnknown: boolean;
  readonly objectives: readonly Weighed[];
  /** A return to what ran there before, according to Muster's own records. */
  readonly isProvenRollback: boolean;
  /** Requested as a rollback, whether or not that can be proven. */
  readonly claimsRollback: boolean;
  /** The emergency change that lets it pass, under an open SEV-1. */
  readonly breakGlass: string | undefined;
  /** The Platform Governance exception that names this change critical. */
  readonly criticalBy: string | undefined;
};

export type GateAnswer = {
  readonly isAllowed: boolean;
  readonly class: DeploymentClass;
  readonly code: `deployments/${string}`;
  readonly clause: ClauseId;
  readonly reason: string;
  readonly remedy?: string;
};

/**
 * Whether a deployment may proceed (GOV 4.7, 4.8; R10). Neither the caller nor the catalog tier exempts it, and there
 * is no override. If nothing was ever measured, nothing freezes; if a measured objective is now unknown, non-critical
 * deployments wait.
 */
export function judgeDeployment(facts: GateFacts, policy: PolicySnapshot): GateAnswer {
  const { freeze, passes, missingData, ending } = policy.errorBudget;
  const passing = passingClass(facts, passes.kinds);
  if (passing !== undefined) return { isAllowed: true, ...passing, clause: passes.clause };
  const common = { isAllowed: false, class: 'non-critical' } as const;
  const repair = 'A rollback to what ran there before is allowed, and so is an emergency change under an open SEV-1.';
  if (facts.isFrozen)
    return {
      ...common,
      code: 'deployments/frozen',
      clause: freeze.clause,
      reason: `Deployments are frozen: ${namesOf(facts.objectives, isHolding)} has less budget left than the policy requires.${rollbackWords(facts)}`,
      remedy: `Wait until it has recovered, or request a waiver from Platform Governance (${ending.clause}): muster exception ask. ${repair}`,
    };
  if (facts.isUnknown)
    return {
      ...common,
      code: 'deployments/unknown',
      clause: missingData.clause,
      reason: `The state of ${namesOf(facts.objectives, ({ state }) => state === 'unknown')} is unknown: its source is silent.${rollbackWords(facts)}`,
      remedy: `Fix the source, then ask the gate again. ${repair}`,
    };
  return {
    isAllowed: true,
    class: 'non-critical',
    code: 'deployments/open',
    clause: freeze.clause,
    reason: 'No budget freezes deployments.',
  };
}

type Passing = Pick<GateAnswer, 'class' | 'code' | 'reason'>;

function passingClass(facts: GateFacts, kinds: PolicySnapshot['errorBudget']['passes']['kinds']): Passing | undefined {
  if (facts.isProvenRollback && kinds.includes('rollback'))
    return { class: 'rollback', code: 'deployments/rollback', reason: 'This is a rollback to what ran there before.' };
  if (facts.breakGlass !== undefined && kinds.includes('break-glass-under-open-sev-1'))
    return {
      class: 'break-glass',
      code: 'deployments/break-glass',
      reason: 'This is an emergency change under an open SEV-1.',
    };
  if (facts.criticalBy !== undefined && kinds.includes('critical-by-waiver'))
    return {
      class: 'critical',
      code: 'deployments/critical',
      reason: 'Platform Governance has named this change critical.',
    };
  return undefined;
}

const isHolding = ({ isFrozen, waiver }: Weighed): boolean => isFrozen && waiver === undefined;

const namesOf = (objectives: readonly Weighed[], picked: (each: Weighed) => boolean): string =>
  objectives
    .filter(picked)
    .map(({ objective }) => objective)
    .join(', ');

const rollbackWords = ({ claimsRollback, isProvenRollback }: GateFacts): string =>
  claimsRollback && !isProvenRollback
    ? ' It was asked for as a rollback, but Muster has no record that this commit ran there before.'
    : '';
