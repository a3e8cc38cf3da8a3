import { describe, expect, test } from 'vitest';
import { asId } from '../../../kernel/ids.ts';
import { groupChanges, type Proposal } from './group-changes.ts';

const team = asId<'team'>('00000000-0000-4000-8000-000000000001');
const sre = { role: 'sre', teamId: undefined };
const engineer = { role: 'ml-engineer', teamId: team };
const mapped = [
  { group: 'sres', ...sre },
  { group: 'on-call', ...sre },
  { group: 'payments', ...engineer },
];
const proposal = (more: Partial<Proposal> = {}): Proposal => ({
  id: 'p',
  ...sre,
  change: 'give',
  state: 'open',
  ...more,
});
const changes = (groups: readonly string[], more: Partial<Parameters<typeof groupChanges>[0]> = {}) =>
  groupChanges({ groups, mapped, held: [], before: [], ...more });

describe('what groups propose', () => {
  test('is each role that one of them stands for and that is not held, once', () => {
    expect(changes(['sres', 'on-call', 'payments', 'strangers']).propose).toEqual([
      { ...sre, change: 'give' },
      { ...engineer, change: 'give' },
    ]);
    expect(changes(['sres', 'SRES'], { held: [sre] })).toEqual({ propose: [], over: [] });
    expect(changes(['SRES']).propose).toEqual([]);
  });

  test('is not proposed twice, nor again once it was declined', () => {
    expect(changes(['sres'], { before: [proposal()] }).propose).toEqual([]);
    expect(changes(['sres'], { before: [proposal({ state: 'declined' })] }).propose).toEqual([]);
  });

  test('is over once no group bears it out, and may be proposed again afterwards', () => {
    const declined = proposal({ state: 'declined' });
    expect(changes([], { before: [declined] })).toEqual({ propose: [], over: [declined] });
    expect(changes(['sres'], { before: [proposal({ state: 'void' })] }).propose).toHaveLength(1);
  });

  test('is the removal of what it gave, where it stands for it no more; never of what a hand gave', () => {
    const given = proposal({ state: 'accepted' });
    expect(changes([], { held: [sre], before: [given] }).propose).toEqual([{ ...sre, change: 'take' }]);
    expect(changes([], { held: [sre] }).propose).toEqual([]);
    expect(changes([], { held: [], before: [given] }).propose).toEqual([]);
    // Revoked through a proposal, then granted again manually.
    const taken = proposal({ change: 'take', state: 'accepted' });
    expect(changes([], { held: [sre], before: [given, taken] }).propose).toEqual([]);
  });

  test('a removal is over once the group is back', () => {
    const before = [proposal({ state: 'accepted' }), proposal({ id: 't', change: 'take' })];
    expect(changes(['on-call'], { held: [sre], before })).toEqual({ propose: [], over: [before[1]] });
    expect(changes([], { held: [sre], before }).propose).toEqual([]);
  });

  test('a role of one team is another than the same everywhere', () => {
    expect(changes(['payments'], { held: [{ role: 'ml-engineer', teamId: undefined }] }).propose).toHaveLength(1);
  });
});
