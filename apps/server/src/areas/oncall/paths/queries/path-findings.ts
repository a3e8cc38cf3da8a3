import type { PolicyFinding } from '@muster/policy';
import { addMinutes } from '../../../../kernel/clock.ts';
import type { AreaReads } from '../../../../platform/manifest-queries.ts';
import { pathsInUse } from '../store/paths.ts';
import { overdueRuns } from '../store/runs.ts';
import { deadEndsOf, deadEndWords } from './path-dead-ends.ts';

/** Paths with a dead end ahead, reported once each, and overdue escalations. */
export async function pathFindings({ db, policies, clock }: AreaReads): Promise<readonly PolicyFinding[]> {
  const now = clock.now();
  const { clause } = policies().current.paging.schedules;
  const paths = await pathsInUse(db);
  const deadEnds = await deadEndsOf({ db, now, policies: policies() }, paths);
  const found = paths.flatMap(({ id, name }): readonly PolicyFinding[] => {
    const deadEnd = deadEnds.get(id);
    if (deadEnd === undefined) return [];
    const act = { who: 'the people who manage the on-call list', page: `/on-call/paths/${id}` };
    return [{ clause, weight: 'warning', message: `“${name}”: ${deadEndWords(deadEnd)}`, ruling: null, act }];
  });
  const stuck = await overdueRuns(db, addMinutes(now, -1));
  if (stuck === 0) return found;
  return [
    ...found,
    {
      clause,
      weight: 'warning',
      message: `${stuck === 1 ? 'An escalation' : `${stuck} escalations`} should have continued over a minute ago. Check that a server is running and processing its due work.`,
      ruling: null,
      act: { who: 'the people who run Muster', page: '/on-call' },
    },
  ];
}
