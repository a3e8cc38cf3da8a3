import type { PolicyFinding } from '@muster/policy';
import type { AreaReads } from '../../../platform/manifest-queries.ts';
import { isBefore } from '../../../kernel/clock.ts';
import { openPostmortems } from '../store/postmortems.ts';

const MOST = 200;

/** The number of overdue postmortems; the list shows which. */
export async function postmortemFindings({ db, clock }: AreaReads): Promise<readonly PolicyFinding[]> {
  const now = clock.now();
  const late = (await openPostmortems(db, MOST)).filter(({ dueAt }) => dueAt !== undefined && isBefore(dueAt, now));
  const [first] = late;
  if (first === undefined) return [];
  return [
    {
      clause: first.clause,
      weight: 'warning',
      message: late.length === 1 ? 'A postmortem is overdue.' : `${late.length} postmortems are overdue.`,
      ruling: 'R46',
      act: { who: 'the Incident Commander', page: '/postmortems' },
    },
  ];
}
