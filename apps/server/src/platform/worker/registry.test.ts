import { Type } from 'typebox';
import { expect, test } from 'vitest';
import { defineDeadline } from '../due/kind.ts';
import { createDueRegistry } from './registry.ts';

const kind = defineDeadline({ name: 'test.breach', lane: 'clock', whenLate: 'fire-once', payload: Type.Object({}) });

test('a kind has one handler: a second is refused when it registers', () => {
  const registry = createDueRegistry();
  registry.onDeadline(kind, async () => {});
  expect(() => registry.onDeadline({ ...kind }, async () => {})).toThrow('test.breach has a handler already');
  expect(registry.names()).toEqual(['test.breach']);
});
