import { expect, test } from 'vitest';
import { firingWarning, unreachedWarning, warningMarks } from './incident-warnings.ts';
import type { Unreached } from './shapes.ts';

const called = (name: string, channel: string, failure: string): Unreached['called'][number] => ({
  person: { id: name, name, initials: name.slice(0, 1) },
  channel,
  failure,
});
const unreached = (why: Unreached['why'], all: Unreached['called']): Unreached => ({
  why,
  explanation: 'No channel took a page.',
  called: all,
});
const inVain = (why: Unreached['why'], all: Unreached['called']) => unreachedWarning(unreached(why, all)).more.slice(1);

test('who was called in vain is named, with why where channels were tried', () => {
  const [ada, bo] = [called('Ada', 'e-mail', 'no-mailbox'), called('Bo', 'no-channel', 'no-channel')];
  expect(inVain('not-delivered', [ada, bo])).toEqual([
    'Could not be reached: Ada (e-mail: no mailbox), Bo (no channel).',
  ]);
  expect(inVain('no-channel', [called('Ada', 'no-channel', 'no-channel')])).toEqual(['Could not be reached: Ada.']);
  expect(inVain('nobody-to-call', [])).toEqual([]);
});

test('of a long list the first are named and the others counted', () => {
  const all = ['A', 'B', 'C', 'D', 'E', 'F'].map((name) => called(name, 'no-channel', 'no-channel'));
  expect(inVain('no-channel', all)).toEqual(['Could not be reached: A, B, C, D, 2 others.']);
  expect(inVain('no-channel', all.slice(1))).toEqual(['Could not be reached: B, C, D, E, 1 other.']);
});

test('that nobody was reached is said of the one incident, or of several by their codes', () => {
  const said = (codes: readonly string[]) => unreachedWarning(unreached('no-channel', []), codes).headline;
  expect(unreachedWarning(unreached('no-channel', [])).more).toEqual(['No channel took a page.']);
  expect(said([])).toBe('Nobody was reached.');
  expect(said(['INC-A', 'INC-B'])).toBe('Nobody was reached for INC-A, INC-B.');
  expect(said(['1', '2', '3', '4', '5', '6'])).toBe('Nobody was reached for 1, 2, 3, 4, 2 others.');
});

test('alerts that fire on something over are counted', () => {
  expect(firingWarning('closed', 3).headline).toBe('It is closed, and 3 of its alerts still fire.');
  expect(firingWarning('resolved', 1).headline).toBe('It is resolved, and one of its alerts still fires.');
});

test('a row of a list says it in a few words, and nothing where there is nothing to mind', () => {
  expect(warningMarks({ unreached: unreached('no-channel', []), stillFiring: 3 })).toEqual([
    { words: 'nobody reached', why: 'No channel took a page.' },
    { words: '3 still firing' },
  ]);
  expect(warningMarks({})).toEqual([]);
});
