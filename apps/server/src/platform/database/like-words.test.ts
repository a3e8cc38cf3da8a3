import { expect, test } from 'vitest';
import { likeWords } from './like-words.ts';

test('each word is a pattern of its own, and what means something to LIKE means itself', () => {
  expect(likeWords('  fraud 100%_a\\b ')).toEqual(['%fraud%', '%100\\%\\_a\\\\b%']);
  expect([likeWords(undefined), likeWords(' ')]).toEqual([[], []]);
});
