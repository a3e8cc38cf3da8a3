import type { Noun, Verb } from '../../command-line/verb.ts';
import { answerOf } from '../../connection/connection.ts';
import { fields } from '../../output/fields.ts';
import { mayFields } from '../../output/may-words.ts';
import { instantWords } from '../../output/time-words.ts';
import { predictionsWords } from './prediction.ts';

const show: Verb = {
  usage: 'show <review>',
  summary: 'the case file of a review: the decision, its basis, and what the person says about it',
  examples: ['muster review show REV-7KQ2F4'],
  next: 'muster review list',
  async run({ words: [code = ''], connection }) {
    const { api } = connection();
    const shown = await answerOf(api.GET('/v1/reviews/{code}', { params: { path: { code } } }));
    return {
      json: shown,
      words: (screen) =>
        [
          fields(
            {
              review: shown.code,
              state: shown.verdict ?? shown.state,
              'answer by': `${instantWords(shown.dueAt)}${shown.isOverdue ? ' (overdue)' : ''}`,
              'requested by': shown.askedBy,
              reviewer: shown.reviewer?.initials,
              'their statement': shown.words,
              'answer to them': shown.reasons,
              'new decision': shown.decision,
              'possible decisions': shown.classes.join(', '),
              ...mayFields(shown.may),
              version: String(shown.version),
            },
            screen,
          ),
          predictionsWords([shown.case], screen),
        ].join('\n'),
    };
  },
};

const measures: Verb = {
  usage: 'measures',
  summary: 'how many reviews are open and overdue, and how often a decision was overturned',
  next: 'muster review list',
  async run({ connection }) {
    const { api } = connection();
    const shown = await answerOf(api.GET('/v1/reviews/measures'));
    const { open, overdue, decided, overturned, late, days } = shown;
    return {
      json: shown,
      words: () =>
        `${open} open, ${overdue} overdue. In ${days} days, ${decided} were decided: ${overturned} overturned, ${late} late.\n`,
    };
  },
};

export const review: Noun = {
  name: 'review',
  summary: 'requests for a human review of a decision (by code)',
  group: 'Respond:',
  verbs: [show, measures],
};
