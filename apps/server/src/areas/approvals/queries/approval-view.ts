import type { Static } from 'typebox';
import type { Actor } from '../../../kernel/actor.ts';
import { principalOf } from '../../../kernel/actor.ts';
import type { Verdict } from '../../../kernel/decision.ts';
import type { PrincipalId } from '../../../kernel/ids.ts';
import { mayOn, permissionsOf } from '../../../platform/verbs/may.ts';
import { judge, peopleService } from '../../identity/public.ts';
import { handsOn, versionOf } from '../approval-thing.ts';
import type { Vote } from '../domain/approval.ts';
import { countedIn, hasChanged, isOverdue, type OpenCase } from '../domain/judge-vote.ts';
import { verbsOnApproval } from '../verbs.ts';
import type { Approval } from './approval-schema.ts';
import type { CaseReader } from './cases.ts';

export type ApprovalView = Omit<Static<typeof Approval>, 'may'> & {
  readonly may: Readonly<Record<(typeof verbsOnApproval)[number]['verb'], Verdict>>;
};

/** Requests as this actor sees them, with what they may do. Those they may not see are left out. */
export async function viewsFor(
  reader: CaseReader,
  actor: Actor,
  cases: readonly OpenCase[],
): Promise<readonly ApprovalView[]> {
  const person = await reader.use(peopleService).viewsOf(
    reader.db,
    cases.flatMap(({ approval, votes, deciders }) => [
      approval.requestedBy,
      ...(approval.about === undefined ? [] : [approval.about]),
      ...votes.flatMap(({ voter, rightOf }) => [voter, rightOf]),
      ...deciders.rights.keys(),
    ]),
  );
  const views: ApprovalView[] = [];
  for (const here of cases) {
    const { approval, rule, votes, deciders } = here;
    const decisions = await judge(
      reader,
      actor,
      permissionsOf(verbsOnApproval),
      approval,
      handsOn(here, principalOf(actor)),
    );
    if (decisions === undefined) continue;
    const counted = countedAtLast(here);
    views.push({
      id: approval.id,
      kind: approval.kind,
      asks: rule.title,
      title: approval.title,
      ...(isToldWhy(here, principalOf(actor)) ? { reason: approval.reason } : {}),
      clause: rule.clause,
      mode: approval.mode,
      unseparated: approval.isUnseparated,
      state: approval.state,
      overdue: isOverdue(approval, reader.now),
      requestedBy: toPerson(person(approval.requestedBy)),
      ...(approval.about === undefined ? {} : { about: toPerson(person(approval.about)) }),
      requestedAt: approval.requestedAt.toISOString(),
      expiresAt: approval.expiresAt.toISOString(),
      ...(approval.decidedAt === undefined ? {} : { decidedAt: approval.decidedAt.toISOString() }),
      subject: { ...approval.subject },
      changed: hasChanged(here),
      needed: rule.approvals,
      given: counted.filter(({ verdict }) => verdict === 'approve').length,
      deciders: [...deciders.rights.keys()].map((id) => toPerson(person(id))),
      votes: votes.map((vote) => ({
        voter: toPerson(person(vote.voter)),
        ...(vote.rightOf === vote.voter ? {} : { inPlaceOf: toPerson(person(vote.rightOf)) }),
        verdict: vote.verdict,
        ...(vote.reason === undefined ? {} : { reason: vote.reason }),
        at: vote.at.toISOString(),
        counts: counted.includes(vote),
      })),
      version: versionOf(here),
      may: mayOn(verbsOnApproval, here, decisions, {
        actor,
        policy: reader.policies.current,
        now: reader.now,
      }),
    });
  }
  return views;
}

/** The reason of a request about somebody is shown only to them and to those involved. */
function isToldWhy({ approval, votes, deciders }: OpenCase, person: PrincipalId | undefined): boolean {
  if (approval.about === undefined) return true;
  const parties = [approval.requestedBy, approval.about, ...votes.map(({ voter }) => voter), ...deciders.rights.keys()];
  return person !== undefined && parties.includes(person);
}

/** The counting votes or, once decided, those that counted then: applying the request may have changed its subject. */
function countedAtLast(here: OpenCase): readonly Vote[] {
  const { approval, votes } = here;
  const lookedAt = votes.at(-1)?.subjectHash;
  return approval.state === 'open' ? countedIn(here) : votes.filter(({ subjectHash }) => subjectHash === lookedAt);
}

type Shown = {
  readonly id: string;
  readonly name?: string;
  readonly initials: string;
  readonly roles?: readonly string[];
};

const toPerson = ({ id, name, initials, roles }: Shown) => ({
  id,
  initials,
  ...(name === undefined ? {} : { name }),
  ...(roles === undefined ? {} : { roles: [...roles] }),
});
