import { answerOf } from '../../connection/connection.ts';
import type { Verb } from '../../command-line/verb.ts';
import { givenText } from '../given-text.ts';

const outcomes = ['unchanged', 'changes-needed'] as const;

export const review: Verb = {
  usage: 'review <date>',
  summary: 'record that the quarterly review took place on that day (Platform Governance)',
  options: [
    { flags: '--outcome <outcome>', what: 'what came of it', choices: outcomes, isNeeded: true },
    { flags: '--note <text>', what: 'what was looked at and found; - reads standard input', isNeeded: true },
  ],
  examples: ['muster policy review 2026-08-20 --outcome unchanged --note "Read in full by the board."'],
  next: 'muster policy show',
  async run({ words: [reviewedOn = ''], options, shell, connection }) {
    const outcome = options.choice('outcome', outcomes) ?? 'unchanged';
    const note = (await givenText(options.needed('note'), shell)) ?? '';
    const { nextDue } = await answerOf(
      connection().api.POST('/v1/policy/reviews', { body: { reviewedOn, outcome, note } }),
    );
    return {
      json: { reviewedOn, outcome, nextDue },
      words: () => `The review of ${reviewedOn} is on record. The next is due on ${nextDue}.\n`,
    };
  },
};

export const activate: Verb = {
  usage: 'activate <version>',
  summary: 'put another version, or revision of the readings, in force (Platform Governance)',
  examples: ['muster policy activate GOV-001@2.0.0+r2'],
  next: 'muster policy show',
  async run({ words: [version = ''], connection }) {
    const json = await answerOf(connection().api.POST('/v1/policy/activations', { body: { version } }));
    return {
      json,
      words: () => `${version} is in force. What is open keeps the version that it was opened under.\n`,
    };
  },
};
