import type { Noun } from '../../command-line/verb.ts';
import { add } from './add.ts';
import { list } from './list.ts';
import { rotate } from './rotate.ts';

export const keys: Noun = {
  name: 'keys',
  summary: 'the keys in the keys folder',
  group: 'On the machine that runs Muster:',
  verbs: [list, rotate, add],
};
