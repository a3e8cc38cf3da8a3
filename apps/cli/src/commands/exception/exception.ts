import type { Exception } from '@muster/api-client';
import { personWords } from '@muster/api-client';
import type { Noun, Verb } from '../../command-line/verb.ts';
import { answerOf } from '../../connection/connection.ts';
import { fields } from '../../output/fields.ts';
import { mayFields } from '../../output/may-words.ts';
import type { Screen } from '../../output/screen.ts';
import { agoWords, instantWords } from '../../output/time-words.ts';

const show: Verb = {
  usage: 'show <id>',
  summary: 'one exception: the suspended clause, its scope, the reason, and until when',
  next: 'muster exception list',
  async run({ words: [id = ''], connection }) {
    const { api } = connection();
    const shown = await answerOf(api.GET('/v1/exceptions/{id}', { params: { path: { id } } }));
    return { json: shown, words: (screen) => exceptionPage(shown, screen) };
  },
};

const exceptionPage = (shown: Exception, screen: Screen): string =>
  fields(
    {
      clause: shown.clause,
      for: shown.scope,
      stands: shown.standing,
      until: instantWords(shown.expiresAt),
      why: shown.justification,
      instead: shown.compensatingControl,
      incident: shown.incident,
      'requested by': `${personWords(shown.requestedBy)}, ${agoWords(shown.requestedAt, screen.now)}`,
      'previously approved': shown.earlier === 0 ? 'never' : `${shown.earlier} times`,
      approval: shown.approval,
      ...mayFields(shown.may),
      id: shown.id,
      version: String(shown.version),
    },
    screen,
  );

export const exception: Noun = {
  name: 'exception',
  summary: 'deviations from the policy: requested, in force, and over (by id)',
  group: 'Govern:',
  verbs: [show],
};
