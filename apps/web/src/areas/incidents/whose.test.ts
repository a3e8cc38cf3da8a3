import type { Team } from '@muster/api-client';
import { expect, test } from 'vitest';
import { nobodys, whoseRequest } from './whose.ts';

const team = (id: string, allowed: boolean): Team => ({ id, name: id, members: [], may: { keep: { allowed } } });
const teams = [team('mine', true), team('others', false)];

test('nothing is sent of a team where none was chosen, whatever was chosen before', () => {
  expect(whoseRequest(nobodys, teams)).toEqual({});
  expect(whoseRequest({ teamId: '', isKept: true }, teams)).toEqual({});
});

test('a team by itself hides nothing', () => {
  expect(whoseRequest({ teamId: 'mine', isKept: false }, teams)).toEqual({ teamId: 'mine' });
});

test('an incident is kept to a team that it may be kept to, and to no other one', () => {
  expect(whoseRequest({ teamId: 'mine', isKept: true }, teams)).toEqual({ teamId: 'mine', visibility: 'team' });
  expect(whoseRequest({ teamId: 'others', isKept: true }, teams)).toEqual({ teamId: 'others' });
});
