import type { AreaReads, Person, WaitingPage } from '../../../platform/manifest-queries.ts';
import { caseReader } from './list-approvals.ts';
import { waitingFor } from './waiting-for.ts';

/** Requests waiting for this person's decision, for the overview. */
export async function approvalsWaitingOn({ use }: AreaReads, person: Person): Promise<WaitingPage> {
  const cases = await waitingFor(caseReader(use), person);
  return {
    items: cases.map(({ approval, rule }) => ({
      kind: 'vote',
      thing: { kind: 'approval', id: approval.id },
      title: `${rule.title}: ${approval.title}`,
      does: 'Decide',
      page: `/approvals/${approval.id}`,
      command: `muster approval show ${approval.id}`,
      clause: rule.clause,
      dueAt: approval.expiresAt.toISOString(),
    })),
  };
}
