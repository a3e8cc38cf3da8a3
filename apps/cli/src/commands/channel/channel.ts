import type { Noun } from '../../command-line/verb.ts';

export const channel: Noun = {
  name: 'channel',
  summary: 'the ways by which pages leave',
  group: 'Set up:',
  verbs: [],
};
