import { reviewState, type PolicyFinding } from '@muster/policy';
import { setAside } from '../../../platform/ledger/set-aside.ts';
import { lastVerification } from '../../compliance/public.ts';
import { organisationFindings } from '../../governance/public.ts';
import type { ScreenReads } from './screen-reads.ts';

/** Everything that should not be so: of the record, of the policy, of the organisation, of this server. */
export async function gatherFindings(reads: ScreenReads): Promise<readonly PolicyFinding[]> {
  const policy = reads.policies().current;
  const [record, aside, organisation, own] = await Promise.all([
    verificationFindings(reads),
    setAsideFindings(reads),
    organisationFindings(reads.db, policy),
    reads.ownFindings(),
  ]);
  return [...record, ...aside, ...reviewFindings(reads), ...organisation, ...own];
}

/** An overdue quarterly review is flagged wherever the policy's people look (GOV 0.1). */
function reviewFindings(reads: ScreenReads): PolicyFinding[] {
  const policy = reads.policies().current;
  const { overdue, due, clause } = reviewState(policy, reads.clock.now());
  return overdue
    ? [{ clause, weight: 'warning', message: `The review of ${policy.id} was due on ${due}.`, ruling: null }]
    : [];
}

/** Entries that nobody of Muster wrote are kept apart, and somebody must ask who did (GOV 7.4). */
async function setAsideFindings(reads: ScreenReads): Promise<PolicyFinding[]> {
  const [newest, ...others] = await setAside(reads.db);
  if (newest === undefined) return [];
  const message = `${others.length === 0 ? 'An entry was' : `${others.length + 1} entries were`} written beside Muster and not signed, the last at ${newest.at.toISOString()}: ${newest.reason}. \`muster doctor\` lists them.`;
  return [{ clause: '7.4', weight: 'warning', message, ruling: null }];
}

/** A verification of the ledger that failed stays a finding until one holds again (GOV 7.5). */
async function verificationFindings(reads: ScreenReads): Promise<PolicyFinding[]> {
  const last = await lastVerification(reads.db);
  if (last === undefined || last.holds) return [];
  return [
    {
      clause: '7.5',
      weight: 'warning',
      message: `The last verification of the ledger failed: entry ${last.seq} says how.`,
      ruling: null,
    },
  ];
}
