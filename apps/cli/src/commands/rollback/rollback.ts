import { personWords, type Rollback } from '@muster/api-client';
import type { Noun, Verb } from '../../command-line/verb.ts';
import { answerOf } from '../../connection/connection.ts';
import { fields } from '../../output/fields.ts';
import { mayFields } from '../../output/may-words.ts';
import type { Screen } from '../../output/screen.ts';
import { agoWords, instantWords } from '../../output/time-words.ts';
import { run } from './run.ts';

const show: Verb = {
  usage: 'show <id>',
  summary: 'one rollback: its evidence, who approved it, and what its executor reported',
  next: 'muster rollback list',
  async run({ words: [id = ''], connection }) {
    const { api } = connection();
    const shown = await answerOf(api.GET('/v1/rollbacks/{id}', { params: { path: { id } } }));
    return { json: shown, words: (screen) => rollbackPage(shown, screen) };
  },
};

const rollbackPage = (shown: Rollback, screen: Screen): string =>
  fields(
    {
      incident: shown.incident,
      what: shown.target,
      'back to': shown.to,
      from: shown.from,
      state: shown.because === undefined ? shown.state : `${shown.state} (${shown.because})`,
      evidence: shown.evidence,
      'requested by': `${personWords(shown.requestedBy)}, ${agoWords(shown.requestedAt, screen.now)}`,
      by: `${shown.executor.name} (${shown.executor.by})`,
      approval: shown.approval,
      'without approval': shown.withoutApproval ? 'by break-glass' : undefined,
      authorised: shown.authorisedAt && instantWords(shown.authorisedAt),
      'answer by': shown.answerBy && instantWords(shown.answerBy),
      sent: shown.sentAt && instantWords(shown.sentAt),
      began: shown.startedAt && instantWords(shown.startedAt),
      ended: shown.endedAt && `${instantWords(shown.endedAt)}${shown.isLate ? ', after it was given up' : ''}`,
      'executor’s report': shown.detail,
      ratified: shown.ratifiedAt && instantWords(shown.ratifiedAt),
      ...mayFields(shown.may),
      id: shown.id,
    },
    screen,
  );

export const rollback: Noun = {
  name: 'rollback',
  summary: 'rollbacks in production under an incident (by id)',
  group: 'Respond:',
  verbs: [show, run],
};
