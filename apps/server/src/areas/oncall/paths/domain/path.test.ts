import { describe, expect, test } from 'vitest';
import { BEFORE_THE_FIRST, positionAfter, type PathPlan, type PathStep } from './path.ts';

const step = (given: Partial<PathStep> = {}): PathStep => ({
  targets: [{ kind: 'person', id: 'a' }],
  by: 'page',
  waitMinutes: 5,
  answers: 1,
  windows: [],
  ...given,
});
const plan = (...steps: readonly PathStep[]): PathPlan => ({ zone: 'Europe/Zurich', steps, rounds: 2, severities: [] });
const office = [{ fromDay: 1, from: '09:00', toDay: 5, to: '17:00' }];
const nights = [{ fromDay: 6, from: '00:00', toDay: 7, to: '00:00' }];
const monday = Date.parse('2026-11-02T10:00:00Z');

const walk = (path: PathPlan, count: number) => {
  const seen = [positionAfter(path, BEFORE_THE_FIRST, monday)];
  while (seen.length < count) seen.push(positionAfter(path, seen.at(-1) ?? BEFORE_THE_FIRST, monday));
  return seen.map(({ round, step: at }) => `${round}:${at ?? 'all'}`);
};

describe('a path', () => {
  test('goes through its steps in order, round after round, and never ends [GOV 3.1.5]', () => {
    expect(walk(plan(step(), step()), 7)).toEqual(['1:0', '1:1', '2:0', '2:1', '3:all', '4:all', '5:all']);
  });

  test('leaves out what is not taken at this hour', () => {
    expect(walk(plan(step({ windows: nights }), step({ windows: office })), 3)).toEqual(['1:1', '2:1', '3:all']);
  });

  test('calls everybody at once where no step is taken at this hour, or there is none', () => {
    expect(walk(plan(step({ windows: nights })), 2)).toEqual(['2:all', '3:all']);
    expect(walk(plan(), 1)).toEqual(['2:all']);
  });
});
