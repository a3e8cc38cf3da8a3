import type { Verb } from '../../command-line/verb.ts';
import { answerOf } from '../../connection/connection.ts';
import { incidentPage } from '../../output/incident-page.ts';

export const show: Verb = {
  usage: 'show <code>',
  summary: 'severity, owner, deadlines, next step, and why',
  next: 'muster incident list',
  async run({ words: [code = ''], connection }) {
    const incident = await answerOf(connection().api.GET('/v1/incidents/{code}', { params: { path: { code } } }));
    return { json: incident, words: (screen) => incidentPage(incident, screen) };
  },
};
