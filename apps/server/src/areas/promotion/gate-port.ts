import type { PolicySnapshot } from '@muster/policy';
import type { Kysely } from 'kysely';
import type { UseService } from '../../kernel/services.ts';
import { settleAll } from '../../platform/database/pipeline/settle-all.ts';
import { waiversService } from '../../platform/waivers.ts';
import { changeOfCommit } from '../changes/public.ts';
import { lastDeploymentOf, type Promotion, type Target } from '../deployments/public.ts';
import {
  clausesRequired,
  judgePromotion,
  rulesFor,
  type PromotionFacts,
  type PromotionRule,
} from './domain/judge-promotion.ts';
import { newestEvidence } from './store/evidence.ts';

/**
 * Evidence that the deploy gate requires of a commit. A requirement waived by a Governance exception is not missing.
 */
export const promotionPort = (use: UseService): Promotion => ({
  async shownBy(db, policy, target, now) {
    const rules = rulesFor(policy, target.environment);
    const [facts, waivers] = await settleAll([
      settleAll(rules.map(async ({ evidenceFrom }) => factsOf(db, target, evidenceFrom, now))),
      waiversOf(db, use, clausesOf(policy, rules), target, now),
    ]);
    return (as) => {
      const lines = rules.flatMap((rule, index) => {
        const passes =
          (as === 'rollback' && rule.passes.includes('rollback')) ||
          (as === 'break-glass' && rule.passes.includes('break-glass-under-open-sev-1'));
        const found = facts[index];
        return passes || found === undefined ? [] : judgePromotion(policy, rule, found, now);
      });
      return lines.map((line) => {
        const waiver = line.state === 'met' ? undefined : waivers.get(line.clause);
        return waiver === undefined ? line : { ...line, state: 'waived', waiver };
      });
    };
  },
});

async function factsOf(db: Kysely<unknown>, target: Target, environment: string, by: Date): Promise<PromotionFacts> {
  const [change, staged, evidence] = await settleAll([
    changeOfCommit(db, target.commit),
    lastDeploymentOf(db, { ...target, environment }, by),
    newestEvidence(db, target, by),
  ]);
  return {
    staged: staged && { id: staged.id, outcome: staged.outcome },
    evidence,
    change: change && {
      name: `${change.repository}#${change.number}`,
      isHead: change.head === target.commit,
      met: change.met,
      mergedAt: change.mergedAt,
    },
  };
}

/** The clauses of all that the rules require. */
const clausesOf = (policy: PolicySnapshot, rules: readonly PromotionRule[]): ReadonlySet<string> =>
  new Set(rules.flatMap((rule) => clausesRequired(policy, rule)));

/** The exception in force for each clause, asked for with the evidence: whether it is needed is known only afterwards. */
async function waiversOf(
  db: Kysely<unknown>,
  use: UseService,
  clauses: ReadonlySet<string>,
  { service, environment, commit }: Target,
  now: Date,
): Promise<ReadonlyMap<string, string>> {
  const scopes = [`change:${commit.toLowerCase()}`, `service:${service}`, `environment:${environment}`];
  const found = await settleAll(
    [...clauses].map(async (clause) => ({
      clause,
      waiver: await use(waiversService).waiverFor(db, clause, scopes, now),
    })),
  );
  return new Map(
    found.flatMap(({ clause, waiver }) => (waiver === undefined ? [] : [[clause, waiver.exception] as const])),
  );
}
