import { depth } from '@muster/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { leavesOf } from './leaves.ts';
import { mapJson, withValues } from './json-text.ts';

const json = fc.json({ maxDepth: 4 }).filter((text) => text.startsWith('{'));

test('what is replaced in a document is replaced, and every other value keeps its bytes', () => {
  fc.assert(
    fc.property(json, fc.nat(), fc.string(), (text, nth, put) => {
      const leaves = leavesOf(JSON.parse(text)).filter(({ how }) => how !== 'key');
      const leaf = leaves[nth % Math.max(1, leaves.length)];
      if (leaf === undefined || mapJson(text).repeatedKey !== undefined) return;
      const changed = withValues(text, new Map([[leaf.pointer, JSON.stringify(put)]]));
      const before = mapJson(text).values;
      const after = mapJson(changed).values;
      expect([...after.keys()]).toEqual([...before.keys()]);
      for (const [pointer, { start, end }] of after) {
        if (leaf.pointer.startsWith(pointer)) continue;
        const old = before.get(pointer);
        expect(changed.slice(start, end)).toBe(text.slice(old?.start, old?.end));
      }
      expect(
        leavesOf(JSON.parse(changed)).find(({ pointer, how }) => pointer === leaf.pointer && how !== 'key')?.text,
      ).toBe(put);
    }),
    { seed: 1, numRuns: 200 * depth },
  );
});

test('a number keeps its digits', () => {
  const text = '{ "seed": 12345678901234567890, "t": 1.0, "s": "a" }';
  expect(withValues(text, new Map([['/s', '"b"']]))).toBe('{ "seed": 12345678901234567890, "t": 1.0, "s": "b" }');
});

test('a member is put into its object, empty or not', () => {
  expect(withValues('{"a":{ }}', new Map([['/a/b~1c', '1']]))).toBe('{"a":{"b/c":1 }}');
  expect(withValues('{"a":{"x":0}}', new Map([['/a/b', 'true']]))).toBe('{"a":{"b":true,"x":0}}');
});

test('a key that stands twice is told', () => {
  expect(mapJson('{"a":{"b":1,"\\u0062":2}}').repeatedKey).toBe('/a/b');
});
