import type { Count, Minutes } from '@muster/policy';
import { depth } from '@muster/testing';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asId, type PrincipalId } from '../../../kernel/ids.ts';
import type { ApprovalRule, Vote } from './approval.ts';
import { countingVotes, decidersOf, type Asked, type Deciders } from './deciders.ts';

const people = Array.from('abcdefgh', (letter) => asId<'principal'>(letter));
const sources = ['incident-commander', 'on-call-sre', 'ml-platform-lead'] as const;
const KIND = 'severity-downgrade';
const T = new Date('2026-11-02T09:00:00.000Z');
const person = fc.constantFrom(...people);

type Step =
  | { readonly does: 'vote'; readonly by: PrincipalId }
  | { readonly does: 'grant' | 'revoke'; readonly who: PrincipalId; readonly source: string }
  | { readonly does: 'suspend' | 'reinstate'; readonly who: PrincipalId }
  | {
      readonly does: 'delegate';
      readonly from: PrincipalId;
      readonly to: PrincipalId;
      readonly kind: string | undefined;
    }
  | { readonly does: 'delegation-ends'; readonly from: PrincipalId }
  | { readonly does: 'edit-subject' | 'ask-next' };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ does: fc.constant('vote' as const), by: person }) },
  {
    weight: 3,
    arbitrary: fc.record({
      does: fc.constantFrom('grant' as const, 'revoke' as const),
      who: person,
      source: fc.constantFrom(...sources),
    }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constantFrom('suspend' as const, 'reinstate' as const), who: person }) },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constant('delegate' as const),
      from: person,
      to: person,
      kind: fc.constantFrom(undefined, KIND, 'another-kind'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('delegation-ends' as const), from: person }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constantFrom('edit-subject' as const, 'ask-next' as const) }) },
);

/** A model of the state, independent of the code under test. */
class World {
  readonly held = new Map<string, Set<PrincipalId>>(sources.map((source) => [source, new Set()]));
  readonly suspended = new Set<PrincipalId>();
  readonly deputies = new Map<PrincipalId, { readonly to: PrincipalId; readonly kind: string | undefined }>();
  readonly votes: Vote[] = [];
  hash = 0;
  groupsAsked = 1;

  do(each: Step, rule: ApprovalRule, asked: Asked): void {
    if (each.does === 'grant') this.held.get(each.source)?.add(each.who);
    if (each.does === 'revoke') this.held.get(each.source)?.delete(each.who);
    if (each.does === 'suspend') this.suspended.add(each.who);
    if (each.does === 'reinstate') this.suspended.delete(each.who);
    if (each.does === 'delegate') this.deputies.set(each.from, each);
    if (each.does === 'delegation-ends') this.deputies.delete(each.from);
    if (each.does === 'edit-subject') this.hash += 1;
    if (each.does === 'ask-next') this.groupsAsked += 1;
    if (each.does === 'vote') this.vote(each.by, this.deciders(rule, asked));
  }

  deciders(rule: ApprovalRule, asked: Asked): Deciders {
    const active = (who: PrincipalId) => !this.suspended.has(who);
    return decidersOf(
      rule,
      { ...asked, groupsAsked: this.groupsAsked },
      {
        hands: new Map([...this.held].map(([source, who]) => [source, [...who].filter(active)])),
        delegations: [...this.deputies]
          .map(([from, { to, kind }]) => ({ from, to, kinds: kind === undefined ? undefined : [kind] }))
          .filter(({ to }) => active(to)),
      },
    );
  }

  /**
   * Votes by every right the person has, and some they do not have: whether a vote counts is decided when votes are
   * counted.
   */
  private vote(by: PrincipalId, { rights }: Deciders): void {
    for (const rightOf of [...(rights.get(by) ?? []), by, ...this.deputies.keys()])
      this.votes.push({
        id: String(this.votes.length),
        voter: by,
        rightOf,
        verdict: 'approve',
        reason: undefined,
        subjectHash: String(this.hash),
        at: T,
      });
  }
}

const rule = (approvals: number, notFrom: ApprovalRule['notFrom'], mayBeDelegated = true): ApprovalRule => ({
  title: 'A request',
  approvals: approvals as Count,
  from: sources.map((source) => [source]),
  notFrom,
  asksNextAfter: { minutes: 15 as Minutes },
  remindsEvery: { minutes: 10 as Minutes },
  expiresAfter: { minutes: 600 as Minutes },
  whenNobody: 'refused',
  ratifiedWithin: { minutes: 600 as Minutes },
  mayBeDelegated,
  clause: '3.1.1',
});

const given = fc.record({
  approvals: fc.integer({ min: 1, max: 3 }),
  mayBeDelegated: fc.boolean(),
  notFrom: fc.constantFrom<ApprovalRule['notFrom']>(['requester'], ['requester', 'subject'], ['subject']),
  requestedBy: person,
  about: fc.option(person, { nil: undefined }),
  steps: fc.array(step, { maxLength: 40 }),
});

describe('no vote counts that the rule excludes [GOV 2.1, 2.10, 3.1.1]', () => {
  test('whatever the order of votes, role changes, suspensions, delegations and edits of the subject', () => {
    fc.assert(
      fc.property(given, ({ approvals, notFrom, mayBeDelegated, requestedBy, about, steps }) => {
        const world = new World();
        const law = rule(approvals, notFrom, mayBeDelegated);
        const asked = { requestedBy, about, groupsAsked: 1, kind: KIND };
        for (const each of steps) {
          world.do(each, law, asked);
          const deciders = world.deciders(law, asked);
          const counted = countingVotes(world.votes, deciders, String(world.hash));
          const excluded = (who: PrincipalId) =>
            who === requestedBy || (notFrom.includes('subject') && who === about) || world.suspended.has(who);
          for (const { voter, rightOf, subjectHash } of counted) {
            expect(excluded(voter)).toBe(false);
            expect(excluded(rightOf)).toBe(false);
            expect(subjectHash).toBe(String(world.hash));
            const groups = sources.slice(0, deciders.groups);
            expect(groups.some((source) => world.held.get(source)?.has(rightOf))).toBe(true);
            const deputy = world.deputies.get(rightOf);
            const isDeputy = mayBeDelegated && deputy?.to === voter && (deputy.kind ?? KIND) === KIND;
            expect(voter === rightOf || isDeputy).toBe(true);
          }
          expect(new Set(counted.map(({ voter }) => voter)).size).toBe(counted.length);
          expect(new Set(counted.map(({ rightOf }) => rightOf)).size).toBe(counted.length);
        }
      }),
      { seed: 4, numRuns: 400 * depth },
    );
  });

  test('and one that the rule asks for does', () => {
    const [a, b] = people as [PrincipalId, PrincipalId];
    const asked = { requestedBy: b, about: undefined, groupsAsked: 1, kind: KIND };
    const deciders = decidersOf(rule(1, ['requester']), asked, {
      hands: new Map([[sources[0], [a, b]]]),
      delegations: [],
    });
    expect([...deciders.rights]).toEqual([[a, [a]]]);
    const vote = {
      id: '1',
      voter: a,
      rightOf: a,
      verdict: 'approve',
      reason: undefined,
      subjectHash: 'x',
      at: T,
    } as const;
    expect(countingVotes([vote], deciders, 'x')).toEqual([vote]);
    expect(countingVotes([vote], deciders, 'y')).toEqual([]);
  });

  test('groups that are too few by themselves are passed over, and later ones have no say before', () => {
    const [a, b, c] = people as [PrincipalId, PrincipalId, PrincipalId];
    const hands = new Map([
      [sources[0], [a]],
      [sources[1], [b]],
      [sources[2], [c]],
    ]);
    const who = (requestedBy: PrincipalId, groupsAsked: number, approvals = 1) => [
      ...decidersOf(
        rule(approvals, ['requester']),
        { requestedBy, about: undefined, groupsAsked, kind: KIND },
        { hands, delegations: [] },
      ).rights.keys(),
    ];
    expect(who(c, 1)).toEqual([a]);
    expect(who(a, 1)).toEqual([b]);
    expect(who(c, 2)).toEqual([a, b]);
    expect(who(people[7] as PrincipalId, 1, 2)).toEqual([a, b]);
  });
});
