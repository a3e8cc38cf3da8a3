import type { ActivityId, PolicySnapshot, RaciLetter, RoleId } from '@muster/policy';
import type { PrincipalId } from '../../../kernel/ids.ts';

/** The people concerned at the moment of an act. */
export type Staffing = {
  /**
   * Holders of each role for the act's subject. A per-incident role is held by its commander, or a recent one (R44).
   */
  readonly holders: ReadonlyMap<RoleId, readonly PrincipalId[]>;
  readonly onCall: ReadonlySet<PrincipalId>;
  readonly ownerTeam: readonly PrincipalId[];
  /** Who may see the act's subject; nobody else is told. */
  readonly maySee: ReadonlySet<PrincipalId>;
};

export type Consulted = {
  readonly role: RoleId;
  /** C is asked for advice; A is asked to ratify what somebody else did. */
  readonly letter: Extract<RaciLetter, 'C' | 'A'>;
  /** Recipients of the question. Empty if nobody could be asked, which is recorded. */
  readonly people: readonly PrincipalId[];
};

export type Parts = {
  readonly consulted: readonly Consulted[];
  readonly atOnce: readonly {
    readonly person: PrincipalId;
    /** A role's id, or `OWNER_TEAM`. */ readonly role: RoleId;
  }[];
  /** Roles whose remaining holders read about it in their digest. */
  readonly digest: readonly RoleId[];
};

export const OWNER_TEAM = 'owner-team';

/**
 * Whom an act concerns besides the actor, by its row of the matrix (GOV 2.10, R44): C roles are asked; A roles ratify
 * what they did not do; of the I roles, people on call and the owner's team are told at once and the rest by digest.
 * Nobody is told about their own act, or told twice.
 */
export function partsIn(
  policy: PolicySnapshot,
  activity: ActivityId,
  actor: PrincipalId | undefined,
  { holders, onCall, ownerTeam, maySee }: Staffing,
): Parts {
  const others = (people: readonly PrincipalId[]) => people.filter((each) => each !== actor && maySee.has(each));
  const holding = (role: RoleId) => others(holders.get(role) ?? []);
  const reachable = (role: RoleId) => {
    const all = holding(role);
    const awake = all.filter((each) => onCall.has(each));
    return awake.length > 0 ? awake : all;
  };
  // With several accountable roles, each ratifies. In a row without an A, the R is accountable, and R acted (R2).
  const accountable = lettered(policy, activity, 'A').filter(
    (role) => actor === undefined || holders.get(role)?.includes(actor) !== true,
  );
  const consulted: Consulted[] = [
    ...lettered(policy, activity, 'C').map((role) => ({ role, letter: 'C' as const, people: reachable(role) })),
    ...accountable.map((role) => ({ role, letter: 'A' as const, people: reachable(role) })),
  ];

  const informed = lettered(policy, activity, 'I');
  const told = new Map<PrincipalId, Parts['atOnce'][number]>();
  for (const role of informed) {
    for (const person of holding(role)) if (onCall.has(person)) told.set(person, told.get(person) ?? { person, role });
  }
  if (informed.length > 0) {
    for (const person of others(ownerTeam)) told.set(person, told.get(person) ?? { person, role: OWNER_TEAM });
  }
  for (const { people } of consulted) for (const person of people) told.delete(person);
  return { consulted, atOnce: [...told.values()], digest: informed };
}

const lettered = (policy: PolicySnapshot, activity: ActivityId, letter: RaciLetter): readonly RoleId[] =>
  Object.entries(policy.raci[activity].cells).flatMap(([role, letters]) => (letters.includes(letter) ? [role] : []));
