import type { Member } from '@muster/api-client';
import { expect, test } from 'vitest';
import { whoMayBeGivenCommand } from './who-may-be-given-command.ts';

const member = (id: string, state: Member['state'] = 'active') => ({ id, initials: id, state }) as Member;
const members = [member('ana'), member('ben'), member('cleo'), member('dan', 'suspended')];
const held = { commander: { person: { id: 'ben', initials: 'B' }, since: '2026-11-23T03:02:00.000Z', named: true } };
const ids = (given: Partial<Parameters<typeof whoMayBeGivenCommand>[0]>) => {
  const { onCall, others } = whoMayBeGivenCommand({ incident: held, readerId: 'ana', onCall: [], members, ...given });
  return [onCall.map(({ id }) => id), others.map(({ id }) => id)];
};

test('with nobody on call, command can be given to any other active member [GOV 8.1]', () => {
  expect(ids({})).toEqual([[], ['cleo']]);
});

test('whoever is on call stands first, and once', () => {
  expect(ids({ onCall: [member('cleo')] })).toEqual([['cleo'], []]);
});

test('whoever stands in may be named, and the reader takes command instead', () => {
  const stoodIn = { commander: { ...held.commander, named: false } };
  expect(ids({ incident: stoodIn, onCall: [member('ana')] })).toEqual([[], ['ben', 'cleo']]);
});
