import { describe, expect, test } from 'vitest';
import { createSeededIds } from '../../testing/seeded-ids.ts';
import { createCryptoIds } from './crypto-ids.ts';

const NOW = new Date('2026-11-02T12:00:00.000Z');
const V4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe.each([
  ['ids of production', createCryptoIds],
  ['seeded ids', () => createSeededIds(7)],
])('%s', (_, create) => {
  test('rows of one millisecond sort in their order of birth', () => {
    const ids = create();
    const born = Array.from({ length: 5000 }, () => ids.row(NOW));
    expect(born.every((id) => V7.test(id))).toBe(true);
    expect(new Set(born).size).toBe(born.length);
    expect(born.toSorted()).toEqual(born);
  });

  test('a later row sorts after an earlier one', () => {
    const ids = create();
    const earlier = ids.row(NOW);
    expect(ids.row(new Date(NOW.getTime() + 1)) > earlier).toBe(true);
  });

  test('opaque ids are version 4 and distinct', () => {
    const ids = create();
    const made = Array.from({ length: 1000 }, () => ids.opaque());
    expect(made.every((id) => V4.test(id))).toBe(true);
    expect(new Set(made).size).toBe(made.length);
  });

  test('codes use all 32 characters and none that look alike', () => {
    const ids = create();
    const seen = new Set(ids.code(5000));
    expect(seen.size).toBe(32);
    expect(['I', 'L', 'O', 'U'].some((letter) => seen.has(letter))).toBe(false);
    expect(ids.code(5)).toHaveLength(5);
  });
});

test('the same seed gives the same ids, another seed others', () => {
  const first = createSeededIds(1).opaque();
  expect(createSeededIds(1).opaque()).toBe(first);
  expect(createSeededIds(2).opaque()).not.toBe(first);
});
