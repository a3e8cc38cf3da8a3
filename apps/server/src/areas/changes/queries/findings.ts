import type { PolicyFinding } from '@muster/policy';
import type { AreaReads } from '../../../platform/manifest-queries.ts';
import { repositoriesKnown } from '../store/repositories.ts';

/** What should not be so at the forge: a ruleset that lets unjudged changes in, one that nobody can see, a team that drifted. */
export async function changeFindings({ db, policies }: AreaReads): Promise<readonly PolicyFinding[]> {
  const { clause } = policies().current.changes.runbooksAndDiagrams.approvals;
  const known = await repositoriesKnown(db);
  return known.flatMap(({ name, problems }) =>
    problems.map(({ about, state, what }): PolicyFinding => ({
      clause: about === 'ruleset' ? '7.11' : clause,
      weight: state === 'unverified' ? 'note' : 'warning',
      message: `${name}: ${what}${state === 'unverified' ? ', so that it is unverified' : ''}.`,
      ruling: 'R15',
      act: { who: 'whoever administers the repository', page: '/changes' },
    })),
  );
}
