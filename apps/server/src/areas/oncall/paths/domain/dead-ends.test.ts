import { describe, expect, test } from 'vitest';
import { deadEndOf } from './dead-ends.ts';
import type { PathPlan, PathStep } from './path.ts';

const hour = 3_600_000;
const monday = Date.parse('2026-11-02T00:00:00Z');
const week = { from: monday, until: monday + 7 * 24 * hour };
const step = (windows: PathStep['windows'] = []): PathStep => ({
  targets: [],
  by: 'page',
  waitMinutes: 5,
  answers: 1,
  windows,
});
const plan = (...steps: readonly PathStep[]): PathPlan => ({ zone: 'UTC', steps, rounds: 1, severities: [] });
const span = (from: number, until: number) => ({ from: monday + from * hour, until: monday + until * hour });

describe('a path that ends in nobody is found before it happens', () => {
  test('as a whole, where all of its steps find nobody at one time', () => {
    expect(deadEndOf(plan(step(), step()), [[[span(2, 8)]], [[span(6, 12)]]], week)).toEqual({
      ...span(6, 8),
      step: undefined,
    });
  });

  test('at a step, where the others find somebody', () => {
    expect(deadEndOf(plan(step(), step()), [[[]], [[span(6, 12)]]], week)).toEqual({ ...span(6, 12), step: 1 });
  });

  test('not where one of several targets is there', () => {
    expect(deadEndOf(plan(step()), [[[span(2, 8)], [span(8, 12)]]], week)).toBeUndefined();
    expect(deadEndOf(plan(step()), [[[span(2, 9)], [span(8, 12)]]], week)).toEqual({ ...span(8, 9), step: undefined });
  });

  test('at hours at which no step is taken', () => {
    const days = [{ fromDay: 1, from: '08:00', toDay: 7, to: '20:00' }];
    expect(deadEndOf(plan(step(days)), [[[]]], week)).toEqual({ ...span(0, 8), step: undefined });
    expect(deadEndOf(plan(step(days), step()), [[[]], [[]]], week)).toBeUndefined();
  });

  test('not at a step at hours at which it is not taken', () => {
    const days = [{ fromDay: 1, from: '08:00', toDay: 7, to: '20:00' }];
    expect(deadEndOf(plan(step(days), step()), [[[span(0, 8)]], [[]]], week)).toBeUndefined();
  });

  test('where there is no step at all', () => {
    expect(deadEndOf(plan(), [], week)).toEqual({ ...week, step: undefined });
  });
});
