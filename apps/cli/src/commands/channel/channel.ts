import type { Noun } from '../../command-line/verb.ts';

export const channel: Noun = {
  name: 'channel',
  summary: 'the channels that pages are sent by',
  group: 'Set up:',
  verbs: [],
};
