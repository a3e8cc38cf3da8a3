import type { Kysely } from 'kysely';
import type { UseService } from '../../kernel/services.ts';
import { settleAll } from '../../platform/database/pipeline/settle-all.ts';
import { waiversService } from '../../platform/waivers.ts';
import { changeOfCommit } from '../changes/public.ts';
import { lastDeploymentOf, type Promotion, type PromotionLine, type Target } from '../deployments/public.ts';
import { judgePromotion, rulesFor, type PromotionFacts } from './domain/judge-promotion.ts';
import { newestEvidence } from './store/evidence.ts';

/**
 * Evidence that the deploy gate requires of a commit. A requirement waived by a Governance exception is not missing.
 */
export const promotionPort = (use: UseService): Promotion => ({
  async shownBy(db, policy, target, now) {
    const rules = rulesFor(policy, target.environment);
    const facts = await settleAll(rules.map(async ({ evidenceFrom }) => factsOf(db, target, evidenceFrom, now)));
    return async (as) => {
      const lines = rules.flatMap((rule, index) => {
        const passes =
          (as === 'rollback' && rule.passes.includes('rollback')) ||
          (as === 'break-glass' && rule.passes.includes('break-glass-under-open-sev-1'));
        const found = facts[index];
        return passes || found === undefined ? [] : judgePromotion(policy, rule, found, now);
      });
      return waived(db, use, target, lines, now);
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

/** Marks lines covered by an exception as waived. Each clause is looked up once, all concurrently. */
async function waived(
  db: Kysely<unknown>,
  use: UseService,
  { service, environment, commit }: Target,
  lines: readonly PromotionLine[],
  now: Date,
): Promise<readonly PromotionLine[]> {
  const scopes = [`change:${commit.toLowerCase()}`, `service:${service}`, `environment:${environment}`];
  const clauses = [...new Set(lines.flatMap(({ state, clause }) => (state === 'met' ? [] : [clause])))];
  const waivers = await settleAll(
    clauses.map(async (clause) => use(waiversService).waiverFor(db, clause, scopes, now)),
  );
  const by = new Map(clauses.map((clause, index) => [clause, waivers[index]]));
  return lines.map((line) => {
    const waiver = line.state === 'met' ? undefined : by.get(line.clause);
    return waiver === undefined ? line : { ...line, state: 'waived', waiver: waiver.exception };
  });
}
