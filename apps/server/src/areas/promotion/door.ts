import type { Kysely } from 'kysely';
import type { UseService } from '../../kernel/services.ts';
import { waiversService } from '../../platform/waivers.ts';
import { changeOfCommit } from '../changes/public.ts';
import { lastDeploymentOf, type Promotion, type PromotionLine, type Target } from '../deployments/public.ts';
import { judgePromotion, rulesFor, type PromotionFacts } from './domain/judge-promotion.ts';
import { newestEvidence } from './store/evidence.ts';

/** What the deploy gate asks of a commit on its way. Whatever an exception of Governance sets aside is not missing. */
export const promotionDoor = (use: UseService): Promotion => ({
  async shownBy(db, policy, { class: judged, ...target }, now) {
    const rules = rulesFor(policy, target.environment).filter(
      ({ passes }) =>
        !(judged === 'rollback' && passes.includes('rollback')) &&
        !(judged === 'break-glass' && passes.includes('break-glass-under-open-sev-1')),
    );
    const lines: PromotionLine[] = [];
    for (const rule of rules) {
      const facts = await factsOf(db, target, rule.evidenceFrom);
      for (const line of judgePromotion(policy, rule, facts)) lines.push(await waived(db, use, target, line, now));
    }
    return lines;
  },
});

async function factsOf(db: Kysely<unknown>, target: Target, environment: string): Promise<PromotionFacts> {
  const change = await changeOfCommit(db, target.commit);
  const staged = await lastDeploymentOf(db, { ...target, environment });
  return {
    staged: staged && { id: staged.id, outcome: staged.outcome },
    evidence: await newestEvidence(db, target),
    change: change && {
      name: `${change.repository}#${change.number}`,
      isHead: change.head === target.commit,
      met: change.met,
    },
  };
}

async function waived(
  db: Kysely<unknown>,
  use: UseService,
  { service, environment, commit }: Target,
  line: PromotionLine,
  now: Date,
): Promise<PromotionLine> {
  if (line.state === 'met') return line;
  const scopes = [`change:${commit.toLowerCase()}`, `service:${service}`, `environment:${environment}`];
  const waiver = await use(waiversService).waiverFor(db, line.clause, scopes, now);
  return waiver === undefined ? line : { ...line, state: 'waived', waiver: waiver.exception };
}
