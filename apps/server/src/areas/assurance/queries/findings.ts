import type { PolicyFinding } from '@muster/policy';
import { addMinutes } from '../../../kernel/clock.ts';
import type { AreaReads } from '../../../platform/manifest-queries.ts';
import { countActive } from '../../identity/public.ts';
import { policyInForceSince } from '../../policy/public.ts';
import { lastQuarter } from '../domain/quarter.ts';
import { countAttested } from '../store/attestations.ts';
import { newestReport } from '../store/reports.ts';
import { figuresIn } from './report-view.ts';

const NAMED = 5;

/** A report that is late, what the last one found failing, and members who have not attested. */
export async function assuranceFindings({ db, clock, policies }: AreaReads): Promise<readonly PolicyFinding[]> {
  const { current, currentVersion } = policies();
  const { board, attestation } = current.controls;
  const now = clock.now();
  const since = await policyInForceSince(db);
  if (since === undefined) return [];
  const act = { who: current.document.owner.title, page: '/evidence' };
  const quarter = lastQuarter(now);
  const newest = await newestReport(db);
  const found: PolicyFinding[] = [];
  const isReported = newest !== undefined && newest.quarter >= quarter.name;
  if (!isReported && since < quarter.to && now >= addMinutes(quarter.to, board.dueWithin.minutes)) {
    const message = `The Board has not been given a report of ${quarter.name}.`;
    found.push({ clause: board.clause, weight: 'warning', message, ruling: board.ruling ?? null, act });
  }
  const failing =
    newest === undefined ? [] : figuresIn(newest).controls.filter(({ verdict }) => verdict === 'exceptions');
  const clauses = failing.filter(({ of }) => of === 'policy');
  if (newest !== undefined && clauses.length > 0) {
    const names = clauses.slice(0, NAMED).map(({ id, exceptions }) => `${id} (${exceptions})`);
    const others = clauses.length > NAMED ? ` and ${clauses.length - NAMED} more` : '';
    const message = `In ${newest.quarter} exceptions were found to ${names.join(', ')}${others}.`;
    found.push({ clause: '7.12', weight: 'warning', message, ruling: null, act });
  }
  if (now >= addMinutes(since, attestation.within.minutes)) {
    const missing = (await countActive(db)) - (await countAttested(db, currentVersion, now));
    if (missing > 0) {
      const message = `${missing === 1 ? 'One member has' : `${missing} members have`} not attested that they read ${currentVersion}.`;
      found.push({ clause: attestation.clause, weight: 'warning', message, ruling: attestation.ruling ?? null, act });
    }
  }
  return found;
}
