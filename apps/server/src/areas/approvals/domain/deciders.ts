import type { PrincipalId } from '../../../kernel/ids.ts';
import type { Approval, ApprovalRule, Delegation, Vote } from './approval.ts';

/** Who stands where at this moment. Whoever is no active member stands nowhere. */
export type Standing = {
  /** By what the rule names: a role, or the on-call list. */
  readonly hands: ReadonlyMap<string, readonly PrincipalId[]>;
  readonly delegations: readonly Delegation[];
};

export type Asked = Pick<Approval, 'kind' | 'requestedBy' | 'about' | 'groupsAsked'>;

export type Deciders = {
  /** Who may vote, and by whose right: their own first. */
  readonly rights: ReadonlyMap<PrincipalId, readonly PrincipalId[]>;
  /** How many of the rule's groups have a say by now. */
  readonly groups: number;
  /** Whether they are as many as the rule wants. */
  readonly areEnough: boolean;
};

/**
 * Who may decide now. The rule's groups are asked in order: those asked so far, and as many more as it takes until they are
 * enough. A right can be delegated once, where the rule lets it be: not by whom it excludes, and not to them.
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

/** Nobody approves their own, whatever the rule says. */
function excludedFrom({ notFrom }: ApprovalRule, { requestedBy, about }: Asked): ReadonlySet<PrincipalId> {
  return new Set([requestedBy, ...(about !== undefined && notFrom.includes('subject') ? [about] : [])]);
}

/**
 * The votes that count at this moment: given to what it is about now, by somebody who may decide now, one a person and one
 * a right.
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
