import type { AreaReads, Person, WaitingPage } from '../../../platform/manifest-queries.ts';
import { listViolations } from '../store/violations.ts';
import { handledBy } from './violation-view.ts';

const SHOWN = { most: 200 };

/** Violations without an outcome, for each of their handlers. */
export async function violationsWaiting({ db, policies }: AreaReads, person: Person): Promise<WaitingPage> {
  const open = await listViolations(db, { state: 'open', after: undefined, limit: SHOWN.most });
  const mine = await handledBy({ db, policies: policies() }, person.id, open);
  const { clause } = policies().current.violations.report;
  return {
    items: mine.map(({ id, state, clause: of }) => ({
      kind: 'violation',
      thing: { kind: 'violation', id },
      title: `A violation${of === undefined ? '' : ` of ${of}`} ${state === 'reported' ? 'was reported' : 'waits for its outcome'}`,
      does: 'View',
      page: `/violations/${id}`,
      command: `muster violation show ${id}`,
      clause,
    })),
    isCut: open.length >= SHOWN.most,
  };
}
