import { expect, test } from 'vitest';
import { createSeededIds } from '../../../testing/seeded-ids.ts';
import { newSecret } from '../tokens/secret.ts';
import { apiKeyText, readApiKey } from './api-key.ts';

test('a key reads back as it was given', () => {
  const ids = createSeededIds(3);
  for (let round = 0; round < 50; round += 1) {
    const key = { prefix: ids.code(10), secret: newSecret(ids) };
    expect(readApiKey(apiKeyText(key))).toEqual(key);
  }
});

test.each([
  '',
  'mk_',
  'mk_AB_x',
  `mk_ABCDEFGHJK_${'x'.repeat(500)}`,
  "mk_' or 1=1_xxxxxxxxxxxxxxxxxxxxxxx",
  'eyJhbGciOiJub25lIn0.e30.',
])('%j is no key', (text) => {
  expect(readApiKey(text)).toBeUndefined();
});
