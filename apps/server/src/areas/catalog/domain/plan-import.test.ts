import { describe, expect, test } from 'vitest';
import { asId } from '../../../kernel/ids.ts';
import type { Described } from './described.ts';
import { planImport } from './plan-import.ts';
import type { Service } from './service.ts';

const payments = asId<'team'>('00000000-0000-4000-8000-0000000000a1');
const teams = new Map([['payments', payments]]);

const said = (name: string, more: Partial<Described> = {}): Described => ({
  line: 2,
  name,
  kind: undefined,
  team: undefined,
  tier: undefined,
  userFacing: undefined,
  runbook: undefined,
  links: undefined,
  dependsOn: undefined,
  addresses: undefined,
  ...more,
});

const known = (name: string, more: Partial<Service> = {}): Service => ({
  id: asId<'service'>(`id of ${name}`),
  name,
  kind: 'service',
  teamId: undefined,
  tier: undefined,
  userFacing: undefined,
  runbook: undefined,
  links: [],
  dependsOn: [],
  addresses: [],
  version: 1,
  lastInstant: new Date(0),
  ...more,
});

const plan = (described: readonly Described[], services: readonly Service[] = []) =>
  planImport(described, { services, teams });

describe('what a file would change', () => {
  test('what it does not say stays, what it clears is unknown, and what it says again is no change', () => {
    const services = [known('a', { tier: 1, teamId: payments, addresses: ['10.0.0.5'] }), known('b', { tier: 2 })];
    const { added, changed, unchanged, problems } = plan(
      [said('a', { tier: null, team: 'Payments' }), said('b', { tier: 2 }), said('c', { dependsOn: ['a'] })],
      services,
    );
    expect(problems).toEqual([]);
    expect(changed).toMatchObject([
      { before: { name: 'a' }, fields: ['tier'], after: { tier: undefined, addresses: ['10.0.0.5'] } },
    ]);
    expect(added).toMatchObject([{ name: 'c', kind: 'service', dependsOn: ['a'] }]);
    expect(unchanged).toBe(1);
  });

  test('circles are allowed, and an address may go from one service to another', () => {
    const { added, changed, problems } = plan(
      [
        said('x', { dependsOn: ['y'] }),
        said('y', { dependsOn: ['x'] }),
        said('a', { addresses: [] }),
        said('b', { addresses: ['10.0.0.5'] }),
      ],
      [known('a', { addresses: ['10.0.0.5'] }), known('b')],
    );
    expect(problems).toEqual([]);
    expect([added.length, changed.length]).toEqual([2, 2]);
  });

  test.each([
    ['a name twice', [said('a'), said('a', { line: 7 })], '/lines/7/name'],
    ['a team that is not there', [said('a', { team: 'Nobody' })], '/lines/2/team'],
    ['a dependency on itself', [said('a', { dependsOn: ['a'] })], '/lines/2/depends_on'],
    ['a dependency on nothing', [said('a', { dependsOn: ['z'] })], '/lines/2/depends_on'],
    ['an address of another service', [said('a', { addresses: ['10.0.0.5'] })], '/lines/2/addresses'],
    [
      'an address twice',
      [said('a', { addresses: ['10.0.0.6'] }), said('b', { line: 3, addresses: ['10.0.0.6'] })],
      '/lines/3/addresses',
    ],
  ])('%s is named', (_what, described, path) => {
    const { problems } = plan(described, [known('k', { addresses: ['10.0.0.5'] })]);
    expect(problems.map((problem) => problem.path)).toEqual([path]);
  });
});
