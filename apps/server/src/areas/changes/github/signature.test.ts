import { expect, test } from 'vitest';
import { Concealed } from '../../../platform/secrets/concealed.ts';
import { isSignedByGitHub } from './signature.ts';

const secret = new Concealed("It's a Secret to Everybody");
const body = Buffer.from('Hello, World!');
const signature = 'sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17';

test('the known answer of GitHub’s documentation holds, and nothing beside it', () => {
  expect(isSignedByGitHub(secret, body, signature)).toBe(true);
  for (const wrong of [undefined, '', signature.slice(7), signature.toUpperCase(), `${signature}0`, ['x']])
    expect(isSignedByGitHub(secret, body, wrong)).toBe(false);
  expect(isSignedByGitHub(secret, Buffer.from('Hello, World!\n'), signature)).toBe(false);
  expect(isSignedByGitHub(new Concealed(''), body, signature)).toBe(false);
});
