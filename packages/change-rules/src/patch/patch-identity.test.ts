import { expect, test } from 'vitest';
import { patchIdentity, type PatchedFile } from './patch-identity.ts';

const file = (patch: string | undefined, more: Partial<PatchedFile> = {}): PatchedFile => ({
  path: 'api/a.ts',
  status: 'modified',
  patch,
  ...more,
});
const PATCH = '@@ -1,3 +1,4 @@ before\n one\n-two\n+zwei\n+drei\n four';

test('the same change somewhere else in the file, or in another order, is the same', () => {
  const moved = '@@ -11,3 +21,4 @@ elsewhere\n one\n-two\n+zwei\n+drei\n four';
  const other = file('@@ -1 +1 @@\n-x\n+y', { path: 'b' });
  expect(patchIdentity([file(PATCH), other])).toBe(patchIdentity([other, file(moved)]));
});

test.each([
  ['a line', [file(PATCH.replace('drei', 'vier'))]],
  ['what surrounds it', [file(PATCH.replace(' one', ' eins'))]],
  ['white space', [file(PATCH.replace('drei', 'drei '))]],
  ['its path', [file(PATCH, { path: 'api/b.ts' })]],
  ['a file more', [file(PATCH), file(PATCH, { path: 'b' })]],
  ['the way it goes', [file(PATCH)].map((one) => ({ ...one, status: 'added' as const }))],
])('another change by %s is another', (_what, files) => {
  expect(patchIdentity(files)).not.toBe(patchIdentity([file(PATCH)]));
});

test('what is not known is the same as nothing, itself included', () => {
  expect(patchIdentity([file(undefined)])).toBeUndefined();
  expect(patchIdentity([])).toBeUndefined();
  expect(patchIdentity([file(undefined, { status: 'renamed', previousPath: 'old' })])).toBeDefined();
});

test('a revert is the inverse, and an inverse of it the change again [GOV 5.3.4]', () => {
  const revert = file('@@ -1,4 +1,3 @@\n one\n-zwei\n-drei\n+two\n four');
  expect(patchIdentity([revert])).toBe(patchIdentity([file(PATCH)], true));
  expect(patchIdentity([revert], true)).toBe(patchIdentity([file(PATCH)]));
  const added = file('@@ -0,0 +1 @@\n+x', { status: 'added' });
  expect(patchIdentity([file('@@ -1 +0,0 @@\n-x', { status: 'removed' })])).toBe(patchIdentity([added], true));
});
