import type { Approval } from '@muster/api-client';
import { personWords } from '@muster/api-client';
import type { Noun, Verb } from '../../command-line/verb.ts';
import { answerOf } from '../../connection/connection.ts';
import { fields } from '../../output/fields.ts';
import { mayFields } from '../../output/may-words.ts';
import type { Screen } from '../../output/screen.ts';
import { agoWords, instantWords } from '../../output/time-words.ts';

const show: Verb = {
  usage: 'show <id>',
  summary: 'one request: what is asked, why, and who can decide it now',
  next: 'muster approval list',
  async run({ words: [id = ''], connection }) {
    const { api } = connection();
    const shown = await answerOf(api.GET('/v1/approvals/{id}', { params: { path: { id } } }));
    return { json: shown, words: (screen) => approvalPage(shown, screen) };
  },
};

const approvalPage = (shown: Approval, screen: Screen): string =>
  fields(
    {
      asked: `${shown.asks} (${shown.clause})`,
      what: shown.title,
      why: shown.reason ?? 'shown only to those involved',
      state: stateWords(shown),
      'requested by': `${personWords(shown.requestedBy)}, ${agoWords(shown.requestedAt, screen.now)}`,
      about: shown.about === undefined ? undefined : personWords(shown.about),
      approvals: `${shown.given} of ${shown.needed}`,
      votes: shown.votes.map(voteWords).join('\n'),
      'can decide now': shown.deciders.map(personWords).join(', '),
      ...(shown.state === 'open' ? { expires: instantWords(shown.expiresAt) } : {}),
      ...mayFields(shown.may),
      id: shown.id,
    },
    screen,
  );

const stateWords = ({ state, mode, overdue, unseparated, changed }: Approval): string =>
  [
    mode === 'after' ? ratifyingWords({ state, overdue }) : state,
    ...(unseparated ? ['unseparated: nobody else could decide this (R32)'] : []),
    ...(changed ? ['what it is about has changed since it was requested'] : []),
  ].join('; ');

const ratifyingWords = ({ state, overdue }: Pick<Approval, 'state' | 'overdue'>): string => {
  if (state === 'open') return overdue ? 'already done, not ratified in time' : 'already done, to be ratified';
  return state === 'approved' ? 'ratified' : 'already done, not ratified';
};

const voteWords = ({ voter, inPlaceOf, verdict, reason, counts }: Approval['votes'][number]): string =>
  `${personWords(voter)}${inPlaceOf === undefined ? '' : ` in place of ${personWords(inPlaceOf)}`} ${verdict}d${counts ? '' : ' (no longer counts)'}${reason === undefined ? '' : `: ${reason}`}`;

export const approval: Noun = {
  name: 'approval',
  summary: 'requests for approval (by id)',
  group: 'Govern:',
  verbs: [show],
};
