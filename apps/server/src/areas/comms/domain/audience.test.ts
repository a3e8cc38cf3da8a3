import { expect, test } from 'vitest';
import { isToldOf } from './audience.ts';

const board = { id: 'a', severities: ['SEV-1'], reaches: 'stakeholders' } as const;
const told = (severity: 'SEV-1' | 'SEV-2', informed: readonly string[] = []) => ({ severity, informed });

test('a list is told of its severities, and of what somebody sends it besides', () => {
  expect(isToldOf(board, told('SEV-1'), 'stakeholders')).toBe(true);
  expect(isToldOf(board, told('SEV-2'), 'stakeholders')).toBe(false);
  expect(isToldOf(board, told('SEV-2', ['a']), 'stakeholders')).toBe(true);
  expect(isToldOf(board, told('SEV-2', ['b']), 'stakeholders')).toBe(false);
});

test('what stays inside never goes to a list that reaches the public, nor the other way round [GOV 6.2]', () => {
  expect(isToldOf(board, told('SEV-1', ['a']), 'public')).toBe(false);
  expect(isToldOf({ ...board, reaches: 'public' }, told('SEV-1', ['a']), 'stakeholders')).toBe(false);
});
