import type { PolicySnapshot } from '@muster/policy';
import type { ClauseId, EntryId, Id, PrincipalId } from '../../../kernel/ids.ts';

export type ViolationId = Id<'violation'>;

export const intents = ['unknown', 'unintentional', 'intentional'] as const;
export type Intent = (typeof intents)[number];

/**
 * `corrective-action` is agreed with the person concerned; the last three are for repeated or intentional violations
 * (GOV 10.2).
 */
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
  /** The reporter says that it is about somebody in Platform Governance, whom they need not name. */
  readonly aboutGovernance: boolean;
  readonly reporter: PrincipalId | undefined;
  readonly subjects: readonly PrincipalId[];
  /** For an anonymous report, midnight of its day. */
  readonly reportedAt: Date;
  readonly state: 'reported' | 'triaged' | 'decided';
  readonly intent: Intent;
  readonly outcomes: readonly Outcome[];
  /** Contact roles it was escalated to: they handle it too. */
  readonly calledIn: readonly string[];
  readonly version: number;
  readonly lastInstant: Date;
  readonly lastEntry: EntryId;
};

/** The active people by function. */
export type Hands = {
  readonly governance: readonly PrincipalId[];
  /** By contact role. */
  readonly contacts: ReadonlyMap<string, PrincipalId>;
};

/**
 * Who handles a violation and may see it: Platform Governance, except those it is about and its reporter. If nobody is
 * left, the first suitable contact role that the policy lists. In both cases, also those it was escalated to.
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

/** Whether it is reserved for repeated or intentional violations (GOV 10.2, R35). */
export const isGrave = (outcome: Outcome, { violations }: PolicySnapshot): boolean =>
  (violations.consequences.forRepeatedOrIntentional as readonly string[]).includes(outcome);

/** The contact role that an outcome escalates to. */
export const calledInBy = (outcome: Outcome, { violations }: PolicySnapshot): string | undefined =>
  outcome === 'escalate-to-information-security'
    ? violations.consequences.informationSecurity
    : outcome === 'formal-hr-review'
      ? violations.consequences.review
      : undefined;
