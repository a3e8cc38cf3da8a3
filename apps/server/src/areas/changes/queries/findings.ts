import type { PolicyFinding } from '@muster/policy';
import type { AreaReads } from '../../../platform/manifest-queries.ts';
import { repositoriesKnown } from '../store/repositories.ts';

/**
 * Problems at the forge: a ruleset that lets unevaluated changes in, an unreadable ruleset, unreadable deployments, and
 * a team that differs from its role.
 */
export async function changeFindings({ db, policies }: AreaReads): Promise<readonly PolicyFinding[]> {
  const { changes } = policies().current;
  const clauses = {
    ruleset: '7.11',
    team: changes.runbooksAndDiagrams.approvals.clause,
    deployments: changes.infrastructureAndApi.promotion.clause,
  };
  const known = await repositoriesKnown(db);
  return known.flatMap(({ name, problems }) =>
    problems.map(({ about, state, what }): PolicyFinding => ({
      clause: clauses[about],
      weight: state === 'unverified' ? 'note' : 'warning',
      message: `${name}: ${what}${state === 'unverified' ? ', so it is unverified' : ''}.`,
      ruling: 'R15',
      act: { who: 'the repository’s administrators', page: '/changes' },
    })),
  );
}
