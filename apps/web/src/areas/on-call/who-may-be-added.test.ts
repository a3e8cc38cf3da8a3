import type { Member } from '@muster/api-client';
import { expect, test } from 'vitest';
import { whoMayBeAdded } from './who-may-be-added.ts';

const members = [
  { id: 'ana', state: 'active' },
  { id: 'ben', state: 'active' },
  { id: 'cleo', state: 'active' },
  { id: 'dan', state: 'suspended' },
] as Member[];
const offered = (mayPutSelf: boolean) =>
  whoMayBeAdded({ members, onCall: ['ben'], reader: 'ana', mayPutSelf }).map(({ id }) => id);

test('nobody is offered to put themselves on call while another could do it [GOV 6.2]', () => {
  expect(offered(false)).toEqual(['cleo']);
  expect(offered(true)).toEqual(['ana', 'cleo']);
});
