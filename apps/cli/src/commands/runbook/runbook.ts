import type { Noun } from '../../command-line/verb.ts';
import { diff } from './diff.ts';
import { lint } from './lint.ts';
import { offers } from './offers.ts';
import { propose } from './propose.ts';
import { show } from './show.ts';

export const runbook: Noun = {
  name: 'runbook',
  summary: 'what to do when an alert fires: the library, its versions, and following a runbook',
  group: 'Respond:',
  verbs: [show, offers, diff, propose, lint],
};
