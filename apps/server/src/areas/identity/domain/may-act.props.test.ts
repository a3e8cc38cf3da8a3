import { activityIds, raciLetters, rolesFor } from '@muster/policy';
import { depth } from '@muster/testing';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asId } from '../../../kernel/ids.ts';
import { releasedPolicy } from '../../../testing/released-policy.ts';
import { mayAct, maySee, seesEveryTeam, visibleTeamsOf, type Standing } from './may-act.ts';
import type { Protected } from '../../../kernel/protected.ts';
import { definePermission } from '@muster/policy';

const policy = releasedPolicy();
const [red, blue] = [
  asId<'team'>('00000000-0000-4000-8000-0000000000aa'),
  asId<'team'>('00000000-0000-4000-8000-0000000000bb'),
];
const OPEN: Protected = { visibility: 'organisation' };

const team = fc.constantFrom(undefined, red, blue);
const role = fc.constantFrom(...Object.keys(policy.roles.raci), ...Object.keys(policy.roles.contacts));
const standings: fc.Arbitrary<Standing> = fc.record({
  isMember: fc.boolean(),
  roles: fc.array(fc.record({ role, teamId: team }), { maxLength: 4 }),
  teams: fc.subarray([red, blue]),
});
const resources: fc.Arbitrary<Protected> = fc.oneof(
  fc.constant<Protected>(OPEN),
  fc.constantFrom(red, blue).map((teamId): Protected => ({ teamId, visibility: 'team' })),
  fc.constantFrom(red, blue).map((teamId): Protected => ({ teamId, visibility: 'organisation' })),
);
const needs = fc.oneof(
  fc.constant({ kind: 'member' } as const),
  fc.record({
    kind: fc.constant('activity' as const),
    activity: fc.constantFrom(...activityIds),
    letter: fc.constantFrom(...raciLetters),
  }),
  fc.constant({ kind: 'any-raci-role' } as const),
);
const permissions = fc
  .array(needs, { minLength: 1, maxLength: 3 })
  .map((anyOf) => definePermission({ name: 'thing.do', scope: 'things:do', clause: '2.10', anyOf }));

const runs = { seed: 7, numRuns: 32 * depth };

describe('who may act [GOV 2.10, 7.6]', () => {
  test('whoever is not a member may do nothing and see nothing, whatever else is theirs [GOV 1.1]', () => {
    fc.assert(
      fc.property(standings, permissions, resources, (standing, permission, resource) => {
        const stranger = { ...standing, isMember: false };
        expect(mayAct(policy, stranger, permission, resource, ['incident-commander']).allowed).toBe(false);
        expect(maySee(policy, stranger, resource, ['incident-commander'])).toBe(false);
      }),
      runs,
    );
  });

  test('what is for people no service account may do, whatever its roles and scopes', () => {
    fc.assert(
      fc.property(standings, permissions, resources, (standing, permission, resource) => {
        const forPeople = { ...permission, onlyPeople: 'A person has a name.' };
        const service = { ...standing, isMember: true, scopes: [permission.scope] };
        expect(mayAct(policy, service, forPeople, resource)).toMatchObject({
          allowed: false,
          code: 'access/people-only',
          reason: 'A person has a name.',
        });
        const { scopes: _, ...person } = service;
        expect(mayAct(policy, person, forPeople, resource)).toEqual(mayAct(policy, person, permission, resource));
      }),
      runs,
    );
  });

  test('one more role never takes a right away', () => {
    fc.assert(
      fc.property(standings, role, permissions, resources, (standing, more, permission, resource) => {
        const before = mayAct(policy, standing, permission, resource).allowed;
        const after = mayAct(
          policy,
          { ...standing, roles: [...standing.roles, { role: more }] },
          permission,
          resource,
        ).allowed;
        expect(!before || after).toBe(true);
      }),
      runs,
    );
  });

  test("a role held in one team says nothing about another team's things", () => {
    fc.assert(
      fc.property(role, permissions, (held, permission) => {
        const standing: Standing = { isMember: true, teams: [], roles: [{ role: held, teamId: red }] };
        const without: Standing = { ...standing, roles: [] };
        const theirs: Protected = { teamId: blue, visibility: 'organisation' };
        expect(mayAct(policy, standing, permission, theirs).allowed).toBe(
          mayAct(policy, without, permission, theirs).allowed,
        );
      }),
      runs,
    );
  });

  test('a service account without the scope may not, with whatever roles [GOV 1.1]', () => {
    fc.assert(
      fc.property(standings, permissions, resources, (standing, permission, resource) => {
        const service = { ...standing, isMember: true, scopes: ['other:scope'] };
        expect(mayAct(policy, service, permission, resource)).toMatchObject({ allowed: false });
      }),
      runs,
    );
  });

  test('what lists show and what single reads allow are the same teams', () => {
    fc.assert(
      fc.property(standings, fc.constantFrom(red, blue), (standing, teamId) => {
        const inList =
          standing.isMember && (seesEveryTeam(policy, standing) || visibleTeamsOf(policy, standing).includes(teamId));
        expect(maySee(policy, standing, { teamId, visibility: 'team' })).toBe(inList);
      }),
      runs,
    );
  });
});

describe('the matrix decides [GOV 2.10]', () => {
  const cells = activityIds.flatMap((activity) => raciLetters.map((letter) => ({ activity, letter })));

  test.each(cells)('$letter of $activity: exactly the roles of that cell', ({ activity, letter }) => {
    const permission = definePermission({
      name: 'thing.do',
      scope: 'things:do',
      clause: '2.10',
      anyOf: [{ kind: 'activity', activity, letter }],
    });
    const may = Object.keys(policy.roles.raci).filter(
      (held) => mayAct(policy, { isMember: true, teams: [], roles: [{ role: held }] }, permission, OPEN).allowed,
    );
    expect(may.toSorted()).toEqual([...rolesFor(policy, activity, letter).roles].toSorted());
  });

  test('another cell in the policy file is another decision, with no code changed', () => {
    const changed = releasedPolicy({
      'raci.yaml': (text) =>
        text.replace(
          'incident-commander: A, ml-platform-sre: R, ml-engineer: I,',
          'incident-commander: A, ml-platform-sre: I, ml-engineer: R,',
        ),
    });
    const declares = definePermission({
      name: 'thing.do',
      scope: 'things:do',
      clause: '2.1',
      anyOf: [{ kind: 'activity', activity: 'declare-incident', letter: 'R' }],
    });
    const as = (held: string): Standing => ({ isMember: true, teams: [], roles: [{ role: held }] });
    expect(mayAct(policy, as('ml-engineer'), declares, OPEN).allowed).toBe(false);
    expect(mayAct(changed, as('ml-engineer'), declares, OPEN).allowed).toBe(true);
    expect(mayAct(changed, as('ml-platform-sre'), declares, OPEN).allowed).toBe(false);
  });

  test('a refusal names the clause and who could, by title', () => {
    const declares = definePermission({
      name: 'thing.do',
      scope: 'things:do',
      clause: '2.1',
      anyOf: [{ kind: 'activity', activity: 'declare-incident', letter: 'R' }],
    });
    expect(mayAct(policy, { isMember: true, teams: [], roles: [] }, declares, OPEN)).toMatchObject({
      allowed: false,
      clause: '2.1',
      reason: 'Only ML Platform SRE can do this.',
    });
  });

  test('being commander of this incident counts on this incident [GOV 2.4]', () => {
    const updates = definePermission({
      name: 'incident.update',
      scope: 'things:do',
      clause: '2.4',
      anyOf: [{ kind: 'role-here', role: 'incident-commander' }],
    });
    const member: Standing = { isMember: true, teams: [], roles: [] };
    expect(mayAct(policy, member, updates, OPEN, ['incident-commander']).allowed).toBe(true);
    expect(mayAct(policy, member, updates, OPEN).allowed).toBe(false);
  });
});
