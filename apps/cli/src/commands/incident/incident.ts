import type { Noun } from '../../command-line/verb.ts';
import { declare } from './declare.ts';
import { list } from './list.ts';
import { questions } from './questions.ts';
import { show } from './show.ts';
import { steps } from './steps.ts';
import { timeline } from './timeline.ts';
import { watch } from './watch.ts';
import { note, retitle, update } from './words.ts';

export const incident: Noun = {
  name: 'incident',
  summary: 'declare, lead and end incidents',
  group: 'Respond:',
  verbs: [declare, list, show, ...steps, note, update, retitle, timeline, watch, questions],
};
