import type { ActivityId, PolicySnapshot, RaciLetter, RoleId } from '@muster/policy';
import type { PrincipalId } from '../../../kernel/ids.ts';

/** Who there is, at the moment of an act. */
export type Staffing = {
  /** Who holds each role on what the act is about. A role held per incident is its commander's, or a recent one's (R44). */
  readonly holders: ReadonlyMap<RoleId, readonly PrincipalId[]>;
  readonly onCall: ReadonlySet<PrincipalId>;
  readonly ownerTeam: readonly PrincipalId[];
  /** Who may know of what the act is about; nobody else hears of it. */
  readonly maySee: ReadonlySet<PrincipalId>;
};

export type Consulted = {
  readonly role: RoleId;
  /** C is asked for advice; A, where somebody else acted, to ratify. */
  readonly letter: Extract<RaciLetter, 'C' | 'A'>;
  /** Whom the question goes to. Empty: nobody could be asked, and that is recorded. */
  readonly people: readonly PrincipalId[];
};

export type Parts = {
  readonly consulted: readonly Consulted[];
  readonly atOnce: readonly {
    readonly person: PrincipalId;
    /** A role's id, or `OWNER_TEAM`. */ readonly role: RoleId;
  }[];
  /** The roles whose other holders read of it in their digest. */
  readonly digest: readonly RoleId[];
};

export const OWNER_TEAM = 'owner-team';

/**
 * Whom an act concerns besides whoever acts, by its row of the matrix (GOV 2.10, R44): the consulted are asked, the accountable
 * ratify what they did not do themselves, of the informed those on call and the owner's team hear at once, the rest by digest.
 * Nobody is told of what they did, nor told twice.
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
  // Of several accountable roles each ratifies; where a row has none its R carries the accountability, and R acted (R2).
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

/** The roles that hold a letter by the matrix itself. */
const lettered = (policy: PolicySnapshot, activity: ActivityId, letter: RaciLetter): readonly RoleId[] =>
  Object.entries(policy.raci[activity].cells).flatMap(([role, letters]) => (letters.includes(letter) ? [role] : []));
