import { activityIds, type PolicySnapshot, type RaciLetter, type RoleId } from '@muster/policy';
import { expect, test } from 'vitest';
import { asId, type PrincipalId } from '../../../kernel/ids.ts';
import { releasedPolicy } from '../../../testing/released-policy.ts';
import { OWNER_TEAM, partsIn, type Staffing } from './parts.ts';

const policy = releasedPolicy();
const roles = Object.keys(policy.roles.raci);
const person = (name: string): PrincipalId => asId(name);

/** Two holders of each role, the first on call. */
const staffing = (more: Partial<Staffing> = {}): Staffing => {
  const holders = new Map(roles.map((role) => [role, [person(`${role}-1`), person(`${role}-2`)]]));
  return {
    holders,
    onCall: new Set(roles.map((role) => person(`${role}-1`))),
    ownerTeam: [person('owner')],
    maySee: new Set([...[...holders.values()].flat(), person('owner'), person('both')]),
    ...more,
  };
};

const withCell = (
  activity: (typeof activityIds)[number],
  role: RoleId,
  letters: readonly RaciLetter[],
): PolicySnapshot => ({
  ...policy,
  raci: {
    ...policy.raci,
    [activity]: { ...policy.raci[activity], cells: { ...policy.raci[activity].cells, [role]: letters } },
  },
});

test('every cell drives what happens, and drives something else when the policy changes it [GOV 2.10]', () => {
  const actor = person('somebody else');
  for (const activity of activityIds) {
    for (const role of roles) {
      for (const letter of ['R', 'A', 'C', 'I'] as const) {
        const { consulted, atOnce, digest } = partsIn(withCell(activity, role, [letter]), activity, actor, staffing());
        const asked = consulted.filter((each) => each.role === role);
        const where = `${activity} ${role} ${letter}`;
        expect(
          asked.map((each) => each.letter),
          where,
        ).toEqual(letter === 'C' || letter === 'A' ? [letter] : []);
        expect(
          asked.flatMap(({ people }) => people),
          where,
        ).toEqual(asked.length > 0 ? [`${role}-1`] : []);
        expect(
          atOnce.some((each) => each.role === role),
          where,
        ).toBe(letter === 'I');
        expect(digest.includes(role), where).toBe(letter === 'I');
      }
    }
  }
});

test('the row as it stands: communications ask the SRE, and inform engineers and Governance [GOV 2.4]', () => {
  const parts = partsIn(policy, 'stakeholder-communications', person('incident-commander-1'), staffing());
  expect(parts).toEqual({
    consulted: [{ role: 'ml-platform-sre', letter: 'C', people: ['ml-platform-sre-1'] }],
    atOnce: [
      { person: 'ml-engineer-1', role: 'ml-engineer' },
      { person: 'data-engineer-1', role: 'data-engineer' },
      { person: 'platform-governance-1', role: 'platform-governance' },
      { person: 'owner', role: OWNER_TEAM },
    ],
    digest: ['ml-engineer', 'data-engineer', 'platform-governance'],
  });
});

test('whoever is accountable and acts has nothing to ratify; where another acts, the accountable role is asked to [GOV 2.10]', () => {
  const ratifiers = (actor: string | undefined) =>
    partsIn(policy, 'data-classification', actor === undefined ? undefined : person(actor), staffing())
      .consulted.filter(({ letter }) => letter === 'A')
      .map(({ role }) => role);
  expect(ratifiers('platform-governance-2')).toEqual([]);
  expect(ratifiers('data-engineer-1')).toEqual(['platform-governance']);
  expect(ratifiers(undefined)).toEqual(['platform-governance']);
});

test('with nobody of a role on call all of it is asked, and none of it is told at once [GOV 2.10]', () => {
  const parts = partsIn(policy, 'stakeholder-communications', undefined, staffing({ onCall: new Set() }));
  expect(parts.consulted[0]?.people).toEqual(['ml-platform-sre-1', 'ml-platform-sre-2']);
  expect(parts.atOnce).toEqual([{ person: 'owner', role: OWNER_TEAM }]);
});

test('nobody hears of what they did themselves, of what they may not know of, or twice', () => {
  const sre = person('ml-platform-sre-1');
  const alone = new Map([['ml-platform-sre', [sre]]]);
  expect(partsIn(policy, 'stakeholder-communications', sre, staffing({ holders: alone })).consulted[0]?.people).toEqual(
    [],
  );
  expect(partsIn(policy, 'declare-incident', undefined, staffing({ maySee: new Set() })).atOnce).toEqual([]);
  const both = person('both');
  const holders = new Map([
    ['ml-engineer', [both]],
    ['data-engineer', [both]],
    ['ml-platform-sre', [both]],
  ]);
  const onCall = new Set([both]);
  const told = partsIn(
    policy,
    'stakeholder-communications',
    undefined,
    staffing({ holders, onCall, ownerTeam: [both] }),
  );
  expect(told.atOnce).toEqual([]);
  expect(told.consulted[0]?.people).toEqual([both]);
});
