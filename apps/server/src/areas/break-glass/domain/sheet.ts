import type { Duration, PolicySnapshot } from '@muster/policy';

export type Sheet = {
  /** The rules while Muster is unavailable, in the order they are needed. */
  readonly rules: readonly { readonly clause: string; readonly says: string }[];
  /** What to write down by hand, so that it can be entered later. */
  readonly blanks: readonly string[];
  /** What to do once Muster is back. */
  readonly afterwards: readonly { readonly clause: string; readonly says: string }[];
};

/** The emergency process for paper (GOV 5.3), generated entirely from the policy in force. */
export function sheetOf({ changes, roles }: Pick<PolicySnapshot, 'changes' | 'roles'>): Sheet {
  const rule = changes.breakGlass;
  const { severities, approvals, loneOnCall, grant, tracking, retrospective, reapplication, report } = rule;
  const titleOf = (role: string): string =>
    Object.entries({ ...roles.raci, ...roles.contacts }).find(([name]) => name === role)?.[1].title ?? role;
  const grave = severities.join(' or ');
  return {
    rules: [
      {
        clause: rule.clause,
        says: `Only for an incident that is ${grave} at this moment. Whatever can wait takes the normal process.`,
      },
      {
        clause: approvals.clause,
        says: `It takes ${approvals.atLeast} ${titleOf(approvals.role)} ${approvals.onCall ? 'who is on call now' : ''}${approvals.notAuthorNorRequester ? ' and neither wrote the change nor asks for it' : ''}. Call them; their word counts once they have signed below.`,
      },
      ...(loneOnCall.selfApproval === 'marked'
        ? [
            {
              clause: loneOnCall.clause,
              says: `If only one is on call, they may let their own change through. Mark it "self-approved": it is to be ratified within ${hours(loneOnCall.ratifiedWithin)}.`,
            },
          ]
        : []),
      {
        clause: tracking.clause,
        says: `Write down why it cannot wait. Without a ${tracking.requires} there is no grant.`,
      },
      {
        clause: grant.clause,
        says: `What was let through may be used for ${hours(grant.lasts)}, for that one commit. After that, ask again.`,
      },
    ],
    blanks: [
      'Incident, and why it is this grave',
      'Repository and commit',
      'Who wrote the change',
      'Who asks for it',
      'Why it cannot wait',
      'Who lets it through (name, signature)',
      'Let through at (date, time, time zone)',
      'May be used until',
      'Applied at',
      'Applied by whom, and how it was checked',
    ],
    afterwards: [
      {
        clause: tracking.clause,
        says: 'Enter it under the incident: muster break-glass ask, with the times of this sheet in the justification. Whoever signed lets it through there too, and then: muster break-glass apply, --at the time it was applied.',
      },
      {
        clause: reapplication.clause,
        says: `Within ${hours(reapplication.within)} of its application the same change goes the normal way, reverted first where it lies on the branch. Otherwise it is escalated to ${reapplication.escalatesTo.map(titleOf).join(' and ')} and recorded as a violation. The hours count from "applied at" above, not from when it was entered.`,
      },
      {
        clause: retrospective.clause,
        says: 'Its retrospective belongs in the postmortem, which is not complete without it.',
      },
      { clause: report.clause, says: `Hand this sheet to ${titleOf(report.to)}: every emergency change is reported.` },
    ],
  };
}

const hours = ({ minutes }: Duration): string => (minutes % 60 === 0 ? `${minutes / 60} hours` : `${minutes} minutes`);
