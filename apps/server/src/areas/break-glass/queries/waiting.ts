import type { AreaReads, Person, Waiting, WaitingPage } from '../../../platform/manifest-queries.ts';
import { onCallApprovers } from '../on-call-approvers.ts';
import { owed, unanswered } from '../store/emergencies.ts';

const MOST = 50;
const SHORT = 12;

/** Requests waiting for the SREs on call, and what requesters still owe. */
export async function breakGlassWaiting({ db, clock, policies }: AreaReads, person: Person): Promise<WaitingPage> {
  const policy = policies().current;
  const rule = policy.changes.breakGlass;
  const isApprover = (await onCallApprovers(db, policy, clock.now())).includes(person.id);
  const asked = isApprover ? await unanswered(db, MOST) : [];
  const open = await owed(db, MOST);
  const items: Waiting[] = [
    ...asked
      .filter(({ requestedBy, author }) => requestedBy !== person.id && author !== person.id)
      .map(({ id, commit, incidentCode }) => ({
        kind: 'break-glass',
        thing: { kind: 'break-glass', id },
        title: `Emergency change ${commit.slice(0, SHORT)} under ${incidentCode}`,
        does: 'Approve',
        page: `/break-glass/${id}`,
        command: `muster break-glass approve ${id}`,
        clause: rule.approvals.clause,
        rank: 'SEV-1',
      })),
    ...open
      .filter(({ requestedBy }) => requestedBy === person.id)
      .map(({ id, commit, applied, reapplied }) =>
        reapplied === undefined
          ? {
              kind: 're-apply',
              thing: { kind: 'break-glass', id },
              title: `Re-apply ${commit.slice(0, SHORT)} through the normal process`,
              does: 'View',
              page: `/break-glass/${id}`,
              command: 'muster break-glass list',
              clause: rule.reapplication.clause,
              ...(applied === undefined ? {} : { dueAt: applied.reapplyBy.toISOString() }),
            }
          : {
              kind: 'retrospective',
              thing: { kind: 'break-glass', id },
              title: `Write the retrospective of ${commit.slice(0, SHORT)}`,
              does: 'Write',
              page: `/break-glass/${id}`,
              command: `muster break-glass review ${id}`,
              clause: rule.retrospective.clause,
            },
      ),
  ];
  return { items, isCut: asked.length >= MOST || open.length >= MOST };
}
