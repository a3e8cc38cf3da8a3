import type { Noun } from '../../command-line/verb.ts';
import { lint } from './lint.ts';

export const runbook: Noun = {
  name: 'runbook',
  summary: 'what to do when an alert fires: the library, its versions, and following one',
  group: 'Respond:',
  verbs: [lint],
};
