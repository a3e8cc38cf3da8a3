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
        says: `Only for an incident that is ${grave} at this moment. Anything that can wait uses the normal process.`,
      },
      {
        clause: approvals.clause,
        says: `It takes ${approvals.atLeast} ${titleOf(approvals.role)} ${approvals.onCall ? 'who is on call now' : ''}${approvals.notAuthorNorRequester ? ' and neither wrote the change nor requests it' : ''}. Call them; their approval counts once they have signed below.`,
      },
      ...(loneOnCall.selfApproval === 'marked'
        ? [
            {
              clause: loneOnCall.clause,
              says: `If only one is on call, they may let their own change through. Mark it "self-approved": it has to be ratified within ${hours(loneOnCall.ratifiedWithin)}.`,
            },
          ]
        : []),
      {
        clause: tracking.clause,
        says: `Write down why it cannot wait. Without a ${tracking.requires} there is no grant.`,
      },
      {
        clause: grant.clause,
        says: `The approval may be used for ${hours(grant.lasts)} and only for that one commit. After that, request it again.`,
      },
    ],
    blanks: [
      'Incident, and why it is this severe',
      'Repository and commit',
      'Who wrote the change',
      'Who requests it',
      'Why it cannot wait',
      'Who approves it (name, signature)',
      'Approved at (date, time, time zone)',
      'May be used until',
      'Applied at',
      'Applied by, and how it was checked',
    ],
    afterwards: [
      {
        clause: tracking.clause,
        says: 'When Muster is back, enter it under the incident: muster break-glass ask, with the times of this sheet in the justification. The person who signed approves it there too. Then: muster break-glass apply, --at the time it was applied.',
      },
      {
        clause: reapplication.clause,
        says: `Within ${hours(reapplication.within)} of its application, the same change must go through the normal process, after a revert if it is on the branch. Otherwise it is escalated to ${reapplication.escalatesTo.map(titleOf).join(' and ')} and recorded as a violation. The hours count from "applied at" above, not from when it was entered.`,
      },
      {
        clause: retrospective.clause,
        says: 'Its retrospective belongs in the postmortem, which is not complete without it.',
      },
      { clause: report.clause, says: `Give this sheet to ${titleOf(report.to)}: every emergency change is reported.` },
    ],
  };
}

const hours = ({ minutes }: Duration): string => (minutes % 60 === 0 ? `${minutes / 60} hours` : `${minutes} minutes`);
