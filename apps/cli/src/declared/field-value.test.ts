import type { DeclaredField } from '@muster/api-client';
import { expect, test } from 'vitest';
import type { Asked } from '../command-line/verb.ts';
import { testShell } from '../testing/test-shell.ts';
import { fieldValue } from './field-value.ts';

const asked = { shell: testShell(), connection: () => ({}) as ReturnType<Asked['connection']> };
const allowed: DeclaredField = { name: 'allowed', asks: 'Allowed?', type: 'flag', positional: true, needed: true };

test('what is typed for yes or no can say both, and nothing else', async () => {
  expect(await fieldValue(allowed, 'true', '<allowed>', asked)).toBe(true);
  expect(await fieldValue(allowed, 'false', '<allowed>', asked)).toBe(false);
  await expect(fieldValue(allowed, 'maybe', '<allowed>', asked)).rejects.toThrow('<allowed> must be true or false.');
});
