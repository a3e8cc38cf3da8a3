import { createHash } from 'node:crypto';
import type { PolicySnapshot, RoleId } from '@muster/policy';
import type { Kysely } from 'kysely';
import type { Clock } from '../../../kernel/clock.ts';
import type { PrincipalId } from '../../../kernel/ids.ts';
import type { Reader } from '../../../platform/access/access.ts';
import type { ApprovalKind, ApprovalSubject } from '../../../platform/approvals/approvals.ts';
import { defineService, type UseService } from '../../../kernel/services.ts';
import { activePeople, contactsIn, holdersOf } from '../../identity/public.ts';
import { whoIsOnCall } from '../../oncall/public.ts';
import type { Approval, ApprovalRule } from '../domain/approval.ts';
import { decidersOf, type Asked, type Deciders, type Standing } from '../domain/deciders.ts';
import { ON_CALL, type OpenCase } from '../domain/judge-vote.ts';
import { delegationsAt } from '../store/delegations.ts';
import { votesOn } from '../store/votes.ts';

/** The registered kinds of request, by name, and the clock. */
export type Room = { readonly kindOf: (name: string) => ApprovalKind | undefined; readonly clock: Clock };
export const roomService = defineService<Room>('approvals.room');

export type CaseReader = Reader & { readonly use: UseService; readonly now: Date };

/** Requests as they stand now: who may decide, which votes count, and whether their subjects have changed. */
export async function casesOf(reader: CaseReader, approvals: readonly Approval[]): Promise<readonly OpenCase[]> {
  const policy = reader.policies.current;
  const votes = await votesOn(
    reader.db,
    approvals.map(({ id }) => id),
  );
  const open = approvals.filter(({ state }) => state === 'open');
  const subjects = await subjectsOf(reader, open);
  const standingFor = await standingsOf(reader, open, subjects);
  return approvals.map((approval) => {
    const rule = ruleOf(policy, approval.kind);
    const subject = subjects.get(approval.id);
    return {
      approval,
      rule,
      votes: votes.get(approval.id) ?? [],
      // What is already done is ratified as it was requested, whatever has changed since.
      subjectHash:
        approval.state !== 'open' || approval.mode === 'after'
          ? approval.subjectHash
          : subject && subjectHashOf(subject),
      deciders: approval.state === 'open' ? decidersOf(rule, approval, standingFor(subject)) : nobody(approval),
    };
  });
}

/** Who could decide a request that is about to be made. */
export async function decidersFor(
  reader: CaseReader,
  rule: ApprovalRule,
  asked: Asked,
  subject: ApprovalSubject | undefined,
): Promise<Deciders> {
  const hands = await handsOf(reader, new Set(rule.from.flat()));
  const here = await activeHands(reader.db, subject);
  const delegations = await activeDelegations(reader);
  return decidersOf(rule, asked, { hands: new Map([...hands, ...here]), delegations });
}

/** The policy's rule for a kind. Startup checks that every registered kind has one. */
export function ruleOf(policy: PolicySnapshot, kind: string): ApprovalRule {
  const rule = Object.hasOwn(policy.approvals.kinds, kind) ? policy.approvals.kinds[kind] : undefined;
  if (rule === undefined) throw new Error(`the policy has no rule for requests of the kind ${kind}`);
  return rule;
}

/** The hash a vote is bound to. */
export const subjectHashOf = ({ facts }: ApprovalSubject): string =>
  createHash('sha256')
    .update(JSON.stringify(Object.entries(facts).toSorted(([one], [other]) => (one < other ? -1 : 1))))
    .digest('base64url');

async function subjectsOf(reader: CaseReader, open: readonly Approval[]): Promise<Map<string, ApprovalSubject>> {
  const found = new Map<string, ApprovalSubject>();
  for (const [name, of] of Map.groupBy(open, ({ kind }) => kind)) {
    const kind = reader.use(roomService).kindOf(name);
    const seen = await kind?.look(
      reader,
      of.map(({ subject, parameters }) => ({ subject: subject.id, parameters: parameters as never })),
    );
    for (const [at, { id }] of of.entries()) {
      const subject = seen?.[at];
      if (subject !== undefined) found.set(id, subject);
    }
  }
  return found;
}

async function standingsOf(
  reader: CaseReader,
  open: readonly Approval[],
  subjects: ReadonlyMap<string, ApprovalSubject>,
): Promise<(subject: ApprovalSubject | undefined) => Standing> {
  const policy = reader.policies.current;
  const sources = new Set(open.flatMap(({ kind }) => ruleOf(policy, kind).from.flat()));
  const hands = await handsOf(reader, sources);
  const delegations = open.length === 0 ? [] : await activeDelegations(reader);
  const onThings = await Promise.all(
    [...subjects.values()].map(async (subject) => [subject, await activeHands(reader.db, subject)] as const),
  );
  const here = new Map(onThings);
  return (subject) => ({
    hands: subject === undefined ? hands : new Map([...hands, ...(here.get(subject) ?? [])]),
    delegations,
  });
}

/** Who holds each of these organisation-wide sources. */
export async function handsOf(
  { db, policies, now }: Pick<CaseReader, 'db' | 'policies' | 'now'>,
  sources: ReadonlySet<string>,
): Promise<ReadonlyMap<string, readonly PrincipalId[]>> {
  const policy = policies.current;
  const hands = new Map<string, readonly PrincipalId[]>();
  if (sources.has(ON_CALL)) hands.set(ON_CALL, await whoIsOnCall(db, now));
  for (const role of sources)
    if (policy.roles.raci[role]?.held === 'by-appointment') hands.set(role, await holdersOf(db, [role]));
  const called = [...sources].filter((role) => policy.roles.contacts[role] !== undefined);
  const contacts = called.length === 0 ? new Map<RoleId, PrincipalId>() : await contactsIn(db, called);
  for (const [role, person] of contacts) hands.set(role, [person]);
  return hands;
}

async function activeHands(
  db: Kysely<unknown>,
  subject: ApprovalSubject | undefined,
): Promise<readonly (readonly [string, readonly PrincipalId[]])[]> {
  const held = Object.entries(subject?.hands ?? {});
  return Promise.all(held.map(async ([role, people]) => [role, await activePeople(db, people)] as const));
}

async function activeDelegations({ db, now }: CaseReader) {
  const delegations = await delegationsAt(db, now);
  const active = new Set(
    await activePeople(
      db,
      delegations.map(({ to }) => to),
    ),
  );
  return delegations.filter(({ to }) => active.has(to));
}

const nobody = ({ groupsAsked }: Approval): Deciders => ({ rights: new Map(), groups: groupsAsked, areEnough: false });
