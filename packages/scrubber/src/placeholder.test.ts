import { expect, test } from 'vitest';
import { isPlaceholder } from './placeholder.ts';

test('a mask of up to 160 characters is a placeholder, a longer one may hide a secret', () => {
  expect(isPlaceholder('*'.repeat(160))).toBe(true);
  expect(isPlaceholder('*'.repeat(161))).toBe(false);
});
