import { expect, test } from 'vitest';
import { matchesKey } from './key-match.ts';

const press = (key: string, more: object = {}) =>
  ({ key, ctrlKey: false, metaKey: false, altKey: false, defaultPrevented: false, target: null, ...more }) as const;
const inside = (selector: string) =>
  ({ closest: (wanted: string) => (wanted.includes(selector) ? {} : null) }) as unknown as Element;

test('a plain key is taken on the page and left to a field that is written in', () => {
  expect(matchesKey(press('j'), 'j')).toBe(true);
  expect(matchesKey(press('j', { target: inside('textarea') }), 'j')).toBe(false);
  expect(matchesKey(press('j', { target: inside('[role="dialog"]') }), 'j')).toBe(false);
});

test('the palette opens with Ctrl or Cmd, even from a field', () => {
  expect(matchesKey(press('k', { ctrlKey: true, target: inside('input') }), 'mod+k')).toBe(true);
  expect(matchesKey(press('K', { metaKey: true }), 'mod+k')).toBe(true);
  expect(matchesKey(press('k'), 'mod+k')).toBe(false);
  expect(matchesKey(press('k', { ctrlKey: true }), 'k')).toBe(false);
});

test('Enter on a button presses that button and not the row', () => {
  expect(matchesKey(press('Enter', { target: inside('button') }), 'Enter')).toBe(false);
  expect(matchesKey(press('Enter'), 'Enter')).toBe(true);
});
