import type { PolicyFinding } from '@muster/policy';
import { addMinutes, dayOf } from '../../../kernel/clock.ts';
import type { AreaReads } from '../../../platform/manifest-queries.ts';
import { countActive } from '../../identity/public.ts';
import { policyInForceSince } from '../../policy/public.ts';
import { lastQuarter } from '../domain/quarter.ts';
import { countAttested } from '../store/attestations.ts';
import { openFindings } from '../store/control-findings.ts';
import { newestReport } from '../store/reports.ts';

/**
 * Findings: an overdue report, clauses that failed a test and have not passed since, and members who have not attested.
 */
export async function assuranceFindings({ db, clock, policies }: AreaReads): Promise<readonly PolicyFinding[]> {
  const { current, currentVersion } = policies();
  const { board, attestation, tests } = current.controls;
  const now = clock.now();
  const since = await policyInForceSince(db);
  if (since === undefined) return [];
  const act = { who: current.document.owner.title, page: '/evidence' };
  const quarter = lastQuarter(now);
  const newest = await newestReport(db);
  const found: PolicyFinding[] = [];
  const isReported = newest !== undefined && newest.quarter >= quarter.name;
  if (!isReported && since < quarter.to && now >= addMinutes(quarter.to, board.dueWithin.minutes)) {
    const message = `The Board has not been given a report for ${quarter.name}.`;
    found.push({ clause: board.clause, weight: 'warning', message, ruling: board.ruling ?? null, act });
  }
  const ofClauses = new Set(current.clauses.map(({ id }) => id));
  for (const { control, openedAt, exceptions, firstSeq } of await openFindings(db)) {
    // A failing SOC 2 control always comes with a failing clause, which has its own finding.
    if (!ofClauses.has(control)) continue;
    const many = exceptions === 1 ? 'one exception is on record' : `${exceptions} exceptions are on record`;
    const message = `Clause ${control} failed its test on ${dayOf(openedAt)}: ${many}, the first in entry ${firstSeq}. This closes when a later test finds it kept again.`;
    found.push({ clause: control, weight: 'warning', message, ruling: tests.ruling ?? null, act });
  }
  if (now >= addMinutes(since, attestation.within.minutes)) {
    const missing = (await countActive(db)) - (await countAttested(db, currentVersion, now));
    if (missing > 0) {
      const message = `${missing === 1 ? 'One member has' : `${missing} members have`} not attested to reading ${currentVersion}.`;
      found.push({ clause: attestation.clause, weight: 'warning', message, ruling: attestation.ruling ?? null, act });
    }
  }
  return found;
}
