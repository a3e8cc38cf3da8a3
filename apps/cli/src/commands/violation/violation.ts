import type { Violation } from '@muster/api-client';
import { personWords } from '@muster/api-client';
import type { Noun, Verb } from '../../command-line/verb.ts';
import { answerOf } from '../../connection/connection.ts';
import { fields } from '../../output/fields.ts';
import { mayFields } from '../../output/may-words.ts';
import type { Screen } from '../../output/screen.ts';
import { instantWords } from '../../output/time-words.ts';

const show: Verb = {
  usage: 'show <id>',
  summary: 'one violation that you handle: what was reported, by whom, and how it was settled',
  next: 'muster violation list',
  async run({ words: [id = ''], connection }) {
    const { api } = connection();
    const shown = await answerOf(api.GET('/v1/violations/{id}', { params: { path: { id } } }));
    return { json: shown, words: (screen) => violationPage(shown, screen) };
  },
};

const violationPage = (shown: Violation, screen: Screen): string =>
  fields(
    {
      clause: shown.clause,
      from: shown.source,
      reporter: shown.reporter === undefined ? undefined : personWords(shown.reporter),
      about: shown.about.map(personWords).join(', '),
      state: shown.state,
      intent: shown.intent,
      repeats: String(shown.repeats),
      outcomes: shown.outcomes.join(', '),
      reported: instantWords(shown.reportedAt),
      said: shown.messages.map(({ author, text }) => `${author}: ${text}`).join('\n'),
      ...mayFields(shown.may),
      id: shown.id,
      version: String(shown.version),
    },
    screen,
  );

export const violation: Noun = {
  name: 'violation',
  summary: 'policy violations: report one, and handle those assigned to you',
  group: 'Govern:',
  verbs: [show],
};
