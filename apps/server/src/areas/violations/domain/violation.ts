import type { PolicySnapshot } from '@muster/policy';
import type { ClauseId, EntryId, Id, PrincipalId } from '../../../kernel/ids.ts';

export type ViolationId = Id<'violation'>;

export const intents = ['unknown', 'unintentional', 'intentional'] as const;
export type Intent = (typeof intents)[number];

/** `corrective-action` is agreed with whoever it was; the last three are for what is repeated or intentional (GOV 10.2). */
export const outcomes = [
  'no-violation',
  'corrective-action',
  'access-revocation',
  'escalate-to-information-security',
  'formal-hr-review',
] as const;
export type Outcome = (typeof outcomes)[number];

export type Violation = {
  readonly id: ViolationId;
  readonly source: 'member' | 'anonymous' | 'gate';
  readonly clause: ClauseId | undefined;
  /** Whoever reported it says that it is about somebody of Platform Governance, whom they need not name. */
  readonly aboutGovernance: boolean;
  readonly reporter: PrincipalId | undefined;
  readonly subjects: readonly PrincipalId[];
  /** Of what came anonymously: the midnight of its day. */
  readonly reportedAt: Date;
  readonly state: 'reported' | 'triaged' | 'decided';
  readonly intent: Intent;
  readonly outcomes: readonly Outcome[];
  /** Contact roles to which it was escalated: they handle it, too. */
  readonly calledIn: readonly string[];
  readonly version: number;
  readonly lastInstant: Date;
  readonly lastEntry: EntryId;
};

/** Who stands where, of those who are active. */
export type Hands = {
  readonly governance: readonly PrincipalId[];
  /** By contact role. */
  readonly contacts: ReadonlyMap<string, PrincipalId>;
};

/**
 * Who handles a violation, and knows of it: those that the policy has it reported to, without whom it is about and who
 * reported it. Where that leaves nobody, the contact roles of the policy, in their order; and those it was escalated to.
 */
export function handlersOf(
  violation: Pick<Violation, 'aboutGovernance' | 'subjects' | 'reporter' | 'calledIn'>,
  { governance, contacts }: Hands,
  { violations }: PolicySnapshot,
): readonly PrincipalId[] {
  const excluded = new Set([...violation.subjects, ...(violation.reporter === undefined ? [] : [violation.reporter])]);
  const fit = (people: readonly (PrincipalId | undefined)[]): PrincipalId[] =>
    people.filter((person) => person !== undefined && !excluded.has(person)) as PrincipalId[];
  const usual = violation.aboutGovernance ? [] : fit(governance);
  const outside = new Set(violation.aboutGovernance ? governance : []);
  const instead = fit(violations.conflict.whenEverybody.map((role) => contacts.get(role))).filter(
    (each) => !outside.has(each),
  );
  const called = fit(violation.calledIn.map((role) => contacts.get(role)));
  return [...new Set([...(usual.length > 0 ? usual : instead.slice(0, 1)), ...called])];
}

/** What follows only from what is repeated or intentional (GOV 10.2, R35). */
export const isGrave = (outcome: Outcome, { violations }: PolicySnapshot): boolean =>
  (violations.consequences.forRepeatedOrIntentional as readonly string[]).includes(outcome);

/** The contact role that an outcome calls in. */
export const calledInBy = (outcome: Outcome, { violations }: PolicySnapshot): string | undefined =>
  outcome === 'escalate-to-information-security'
    ? violations.consequences.informationSecurity
    : outcome === 'formal-hr-review'
      ? violations.consequences.review
      : undefined;
