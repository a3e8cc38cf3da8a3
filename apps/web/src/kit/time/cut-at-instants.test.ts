import { describe, expect, test } from 'vitest';
import { byLocalClock, cutAtInstants } from './cut-at-instants.ts';

const due = '2026-11-02T09:05:00Z';
const sentence = `warned that the acknowledge clock runs out at ${due}`;

describe('a sentence of the server that names a moment', () => {
  test('is cut there and nowhere else, and joined together is the sentence again', () => {
    const parts = cutAtInstants(`${sentence}, not at 2026-11-02T09:06:00Z`, [due]);
    expect(parts.map(({ kind }) => kind)).toEqual(['words', 'instant', 'words']);
    expect(parts.map(({ text }) => text).join('')).toBe(`${sentence}, not at 2026-11-02T09:06:00Z`);
  });

  test('without named moments, or with one that is not in it, stays whole', () => {
    expect(cutAtInstants(sentence, [])).toEqual([{ kind: 'words', text: sentence }]);
    expect(cutAtInstants('noted', [due])).toEqual([{ kind: 'words', text: 'noted' }]);
  });

  test('reads by the clock on the wall: the time alone on the reader’s day, with the day on any other', () => {
    const at = (now: string) => byLocalClock(sentence, [due], new Date(now), 'Europe/Berlin');
    expect(at('2026-11-02T22:59:00Z')).toMatch(/runs out at 10:05:00$/);
    expect(at('2026-11-02T23:01:00Z')).toMatch(/runs out at 2 Nov 2026 10:05:00$/);
  });
});
