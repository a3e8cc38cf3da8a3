import type { Unreached } from '@muster/api-client';
import { expect, test } from 'vitest';
import { calledInVain, firingSentence, unreachedSentence } from './warning-words.ts';

const called = (name: string, channel: string, failure: string): Unreached['called'][number] => ({
  person: { id: name, name, initials: name.slice(0, 1) },
  channel,
  failure,
});
const unreached = (why: Unreached['why'], all: Unreached['called']): Unreached => ({
  why,
  explanation: '',
  called: all,
});

test('who was called in vain is named, with why where channels were tried', () => {
  const [ada, bo] = [called('Ada', 'e-mail', 'no-mailbox'), called('Bo', 'no-channel', 'no-channel')];
  expect(calledInVain(unreached('not-delivered', [ada, bo]))).toBe('Ada (e-mail: no mailbox), Bo (no channel)');
  expect(calledInVain(unreached('no-channel', [called('Ada', 'no-channel', 'no-channel')]))).toBe('Ada');
  expect(calledInVain(unreached('nobody-to-call', []))).toBe('');
});

test('of a long list the first are named and the others counted', () => {
  const all = ['A', 'B', 'C', 'D', 'E', 'F'].map((name) => called(name, 'no-channel', 'no-channel'));
  expect(calledInVain(unreached('no-channel', all))).toBe('A, B, C, D, 2 others');
  expect(calledInVain(unreached('no-channel', all.slice(1)))).toBe('B, C, D, E, one other');
});

test('that nobody was reached is said of the one incident, or of several by their codes', () => {
  expect(unreachedSentence([])).toBe('Nobody was reached.');
  expect(unreachedSentence(['INC-A', 'INC-B'])).toBe('Nobody was reached for INC-A, INC-B.');
  expect(unreachedSentence(['1', '2', '3', '4', '5', '6'])).toBe('Nobody was reached for 1, 2, 3, 4, 2 others.');
});

test('alerts that fire on something over are counted', () => {
  expect(firingSentence('closed', 3)).toBe('It is closed, and 3 of its alerts still fire.');
  expect(firingSentence('resolved', 1)).toBe('It is resolved, and one of its alerts still fires.');
});
