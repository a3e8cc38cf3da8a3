import type { DriftPage } from '@muster/api-client';
import type { Noun, Verb } from '../../command-line/verb.ts';
import { answerOf } from '../../connection/connection.ts';
import { fields } from '../../output/fields.ts';
import { mayFields } from '../../output/may-words.ts';
import type { Screen } from '../../output/screen.ts';
import { table } from '../../output/table.ts';
import { instantWords } from '../../output/time-words.ts';

const show: Verb = {
  usage: 'show <version>',
  summary: 'one version against its reference: what drifted, how far, and what is wrong with the data',
  examples: ['muster drift show 0198e2a0-0000-7000-8000-0000000000d2'],
  next: 'muster drift list',
  async run({ words: [id = ''], connection }) {
    const { api } = connection();
    const shown = await answerOf(api.GET('/v1/drift/{id}', { params: { path: { id } } }));
    return { json: shown, words: (screen) => driftPage(shown, screen) };
  },
};

const driftPage = (shown: DriftPage, screen: Screen): string =>
  [
    fields(
      {
        version: shown.name,
        verdict: shown.verdict,
        reference:
          shown.reference === undefined
            ? `collecting since ${instantWords(shown.gathered.since)}, until there are ${shown.gathered.needsRows} predictions`
            : `number ${shown.reference.number}: ${shown.reference.rows} predictions, ${instantWords(shown.reference.from)} to ${instantWords(shown.reference.to)}`,
        compared:
          shown.window === undefined
            ? undefined
            : `${shown.rows ?? 0} predictions, ${instantWords(shown.window.from)} to ${instantWords(shown.window.to)}`,
        accuracy: shown.accuracy === undefined ? 'not known' : `${(shown.accuracy * 100).toFixed(1)} %`,
        data: shown.dataProblems
          .map(({ kind, name = 'all', found, limit }) => `${kind} of ${name}: ${found.toFixed(3)}, limit ${limit}`)
          .join('; '),
        streams: shown.streams
          .map(({ stream, detector, at }) => `${stream} moved according to ${detector}, ${instantWords(at)}`)
          .join('; '),
        open: shown.open.map(({ severity, says }) => `${severity} ${says}`).join('; '),
        ...mayFields(shown.may),
        'version number': String(shown.version),
      },
      screen,
    ),
    shown.comparisons.length === 0
      ? ''
      : table(
          shown.comparisons,
          [
            { head: 'Name', cell: ({ name }) => name, shrinksTo: 12 },
            { head: 'Verdict', cell: ({ verdict }) => verdict },
            { head: 'PSI', cell: ({ psi }) => psi.toFixed(3) },
            { head: 'Test', cell: ({ test, p }) => `${test} p ${p < 0.001 ? '< 0.001' : p.toFixed(3)}`, dropped: 2 },
            { head: 'JS', cell: ({ jensenShannon }) => jensenShannon.toFixed(3), dropped: 3 },
            { head: 'Rows', cell: ({ currentRows }) => String(currentRows), dropped: 1 },
          ],
          screen,
        ),
  ]
    .filter((part) => part !== '')
    .join('\n');

export const drift: Noun = {
  name: 'drift',
  summary: 'model versions against their first predictions (by id)',
  group: 'Respond:',
  verbs: [show],
};
