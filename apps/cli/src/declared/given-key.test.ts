import { expect, test } from 'vitest';
import type { Asked } from '../command-line/verb.ts';
import { givenKey } from './declared-verb.ts';

const asked = (word: string) => ({ words: [word], connection: () => ({}) as ReturnType<Asked['connection']> });

test('an incident’s code names its postmortem, in any writing and before there is one', async () => {
  expect(await givenKey([{ name: 'code' }], 'postmortem', asked('inc-7kq2f'))).toEqual({ code: 'INC-7KQ2F' });
});

test('a thing that is asked for by its name is named as typed', async () => {
  expect(await givenKey([{ name: 'name' }], 'objective', asked('checkout'))).toEqual({ name: 'checkout' });
});
