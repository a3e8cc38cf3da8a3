import type { RoleId } from '@muster/policy';
import type { TeamId } from '../../../kernel/ids.ts';

/** A role as it is held: everywhere, or in one team. */
export type Held = { readonly role: RoleId; readonly teamId: TeamId | undefined };

export type Proposal = Held & {
  readonly id: string;
  readonly change: 'give' | 'take';
  readonly state: 'open' | 'accepted' | 'declined' | 'void';
};

export type GroupRole = Held & { readonly group: string };

type Told = {
  /** What the provider says somebody belongs to. */
  readonly groups: readonly string[];
  /** What this provider's groups stand for here. */
  readonly mapped: readonly GroupRole[];
  readonly held: readonly Held[];
  /** What was proposed for them by this provider before, oldest first. */
  readonly before: readonly Proposal[];
};

type Changes = {
  readonly propose: readonly (Held & { readonly change: 'give' | 'take' })[];
  /** Proposals that the groups do not bear out any more. */
  readonly over: readonly Proposal[];
};

/**
 * What a sign-in proposes. A role that a group stands for is proposed where it is not held; one that was given by such a
 * proposal is proposed to be taken away where no group stands for it any more. What was given by hand is left alone, and what
 * was declined is not proposed again until the groups have said otherwise meanwhile.
 */
export function groupChanges({ groups, mapped, held, before }: Told): Changes {
  const wanted = unique(mapped.filter(({ group }) => groups.includes(group)));
  const isWanted = (one: Held) => wanted.some((each) => isSame(each, one));
  const isHeld = (one: Held) => held.some((each) => isSame(each, one));
  const standing = before.filter(({ state }) => state === 'open' || state === 'declined');
  const over = standing.filter((each) =>
    each.change === 'give' ? !isWanted(each) || isHeld(each) : isWanted(each) || !isHeld(each),
  );
  const stands = (one: Held, change: 'give' | 'take') =>
    standing.some((each) => each.change === change && isSame(each, one) && !over.includes(each));
  const gives = wanted.filter((each) => !isHeld(each) && !stands(each, 'give'));
  const takes = unique(before).filter(
    (each) => isHeld(each) && !isWanted(each) && cameFromGroups(each, before) && !stands(each, 'take'),
  );
  return {
    propose: [
      ...gives.map(({ role, teamId }) => ({ role, teamId, change: 'give' as const })),
      ...takes.map(({ role, teamId }) => ({ role, teamId, change: 'take' as const })),
    ],
    over,
  };
}

/** The last that was accepted of it gave it. */
const cameFromGroups = (one: Held, before: readonly Proposal[]): boolean =>
  before.findLast((each) => each.state === 'accepted' && isSame(each, one))?.change === 'give';

const isSame = (one: Held, other: Held): boolean => one.role === other.role && one.teamId === other.teamId;

const unique = <T extends Held>(all: readonly T[]): readonly T[] =>
  all.filter((each, at) => all.findIndex((other) => isSame(each, other)) === at);
