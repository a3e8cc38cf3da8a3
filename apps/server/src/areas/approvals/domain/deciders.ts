import type { PrincipalId } from '../../../kernel/ids.ts';
import type { Approval, ApprovalRule, Delegation, Vote } from './approval.ts';

/** Who holds what right now. Only active members are included. */
export type Standing = {
  /** By the rule's source: a role, or the on-call list. */
  readonly hands: ReadonlyMap<string, readonly PrincipalId[]>;
  readonly delegations: readonly Delegation[];
};

export type Asked = Pick<Approval, 'kind' | 'requestedBy' | 'about' | 'groupsAsked'>;

export type Deciders = {
  /** Who may vote, and by whose right, their own first. */
  readonly rights: ReadonlyMap<PrincipalId, readonly PrincipalId[]>;
  /** How many of the rule's groups may decide by now. */
  readonly groups: number;
  /** Whether as many people may decide as the rule requires. */
  readonly areEnough: boolean;
};

/**
 * Who may decide now. Groups are asked in the rule's order: those asked so far, and as many more as it takes to have
 * enough people. A right can be delegated once, if the rule allows it, but neither by nor to anyone the rule excludes.
 */
export function decidersOf(rule: ApprovalRule, asked: Asked, standing: Standing): Deciders {
  const excluded = excludedFrom(rule, asked);
  const own = new Set<PrincipalId>();
  let groups = 0;
  for (const group of rule.from) {
    if (groups >= asked.groupsAsked && own.size >= rule.approvals) break;
    groups += 1;
    for (const source of group)
      for (const person of standing.hands.get(source) ?? []) if (!excluded.has(person)) own.add(person);
  }
  const rights = new Map<PrincipalId, PrincipalId[]>([...own].map((person) => [person, [person]]));
  for (const { from, to, kinds } of rule.mayBeDelegated ? standing.delegations : []) {
    if (kinds?.includes(asked.kind) === false) continue;
    if (from === to || !own.has(from) || excluded.has(to)) continue;
    rights.set(to, [...(rights.get(to) ?? []), from]);
  }
  return { rights, groups, areEnough: own.size >= rule.approvals };
}

/** Nobody approves their own request, whatever the rule says. */
function excludedFrom({ notFrom }: ApprovalRule, { requestedBy, about }: Asked): ReadonlySet<PrincipalId> {
  return new Set([requestedBy, ...(about !== undefined && notFrom.includes('subject') ? [about] : [])]);
}

/**
 * The votes that count now: cast on the subject's current state, by somebody who may decide now, one per person and one
 * per right.
 */
export function countingVotes(votes: readonly Vote[], { rights }: Deciders, subjectHash: string): readonly Vote[] {
  const voters = new Set<PrincipalId>();
  const used = new Set<PrincipalId>();
  return votes.filter(({ voter, rightOf, subjectHash: given }) => {
    const isGood = given === subjectHash && rights.get(voter)?.includes(rightOf) === true;
    if (!isGood || voters.has(voter) || used.has(rightOf)) return false;
    voters.add(voter);
    used.add(rightOf);
    return true;
  });
}
