import type { Noun } from '../../command-line/verb.ts';
import { declare } from './declare.ts';
import { list } from './list.ts';
import { questions } from './questions.ts';
import { reach } from './reach.ts';
import { show } from './show.ts';
import { timeline } from './timeline.ts';
import { watch } from './watch.ts';

export const incident: Noun = {
  name: 'incident',
  summary: 'declare, lead and end incidents',
  group: 'Respond:',
  verbs: [declare, list, show, reach, timeline, watch, questions],
};
