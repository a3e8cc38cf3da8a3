import type { RoleId } from '@muster/policy';
import type { TeamId } from '../../../kernel/ids.ts';

/** A role held organisation-wide or in one team. */
export type Held = { readonly role: RoleId; readonly teamId: TeamId | undefined };

export type Proposal = Held & {
  readonly id: string;
  readonly change: 'give' | 'take';
  readonly state: 'open' | 'accepted' | 'declined' | 'void';
};

export type GroupRole = Held & { readonly group: string };

type Told = {
  /** The person's groups according to the provider. */
  readonly groups: readonly string[];
  /** The roles this provider's groups map to. */
  readonly mapped: readonly GroupRole[];
  readonly held: readonly Held[];
  /** This provider's earlier proposals for the person, oldest first. */
  readonly before: readonly Proposal[];
};

type Changes = {
  readonly propose: readonly (Held & { readonly change: 'give' | 'take' })[];
  /** Proposals the groups no longer support. */
  readonly over: readonly Proposal[];
};

/**
 * What a sign-in proposes: to grant a role that a group maps to and the person lacks, and to revoke a role granted by
 * such a proposal once no group maps to it. Manual grants are left alone, and a declined proposal is not repeated until
 * the groups have changed in between.
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

/** Whether the last accepted proposal for this role granted it. */
const cameFromGroups = (one: Held, before: readonly Proposal[]): boolean =>
  before.findLast((each) => each.state === 'accepted' && isSame(each, one))?.change === 'give';

const isSame = (one: Held, other: Held): boolean => one.role === other.role && one.teamId === other.teamId;

const unique = <T extends Held>(all: readonly T[]): readonly T[] =>
  all.filter((each, at) => all.findIndex((other) => isSame(each, other)) === at);
