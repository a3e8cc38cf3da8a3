import type { PolicyFinding } from '@muster/policy';
import type { AreaReads } from '../../../platform/manifest-queries.ts';
import { freezeNow } from './freeze-now.ts';
import { percentOf } from './shown-states.ts';

/** Freezes and budgets that are unknown, as findings for the policy page and the overview (GOV 4.7, R10). */
export async function freezeFindings({ db, clock, policies, use }: AreaReads): Promise<readonly PolicyFinding[]> {
  const policy = policies().current;
  const { freeze, missingData } = policy.errorBudget;
  const { objectives } = await freezeNow({ db, use, policy }, clock.now());
  return objectives.flatMap(({ objective, isFrozen, waiver, state, remaining }): PolicyFinding[] => {
    const act = { who: 'Platform Governance', page: `/objectives/${objective}` };
    if (isFrozen)
      return [
        {
          clause: freeze.clause,
          weight: 'warning',
          message:
            waiver === undefined
              ? `Non-critical deployments are frozen: ${objective} has ${percentOf(remaining)} % of its budget left.`
              : `${objective} has ${percentOf(remaining)} % of its budget left; its freeze is waived.`,
          ruling: 'R9',
          act,
        },
      ];
    return state === 'unknown'
      ? [
          {
            clause: missingData.clause,
            weight: 'warning',
            message: `The state of ${objective} is unknown: its source is not reporting.`,
            ruling: 'R10',
            act,
          },
        ]
      : [];
  });
}
