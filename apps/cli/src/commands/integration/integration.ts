import type { Noun } from '../../command-line/verb.ts';
import { show } from './show.ts';

export const integration: Noun = {
  name: 'integration',
  summary: 'who may send alerts',
  group: 'Set up:',
  verbs: [show],
};
