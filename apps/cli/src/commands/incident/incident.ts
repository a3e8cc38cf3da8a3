import type { Noun, Verb } from '../../command-line/verb.ts';
import { declare } from './declare.ts';
import { list } from './list.ts';
import { questions } from './questions.ts';
import { reach } from './reach.ts';
import { timeline } from './timeline.ts';
import { watch } from './watch.ts';
import { answerOf } from '../../connection/connection.ts';
import { incidentPage } from '../../output/incident-page.ts';

const show: Verb = {
  usage: 'show <code>',
  summary: 'severity, owner, deadlines, next step, and why',
  next: 'muster incident list',
  async run({ words: [code = ''], connection }) {
    const incident = await answerOf(connection().api.GET('/v1/incidents/{code}', { params: { path: { code } } }));
    return { json: incident, words: (screen) => incidentPage(incident, screen) };
  },
};

export const incident: Noun = {
  name: 'incident',
  summary: 'declare, lead and end incidents',
  group: 'Respond:',
  verbs: [declare, list, show, reach, timeline, watch, questions],
};
