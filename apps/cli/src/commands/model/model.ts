import type { ModelPage, Rate } from '@muster/api-client';
import type { Noun, Verb } from '../../command-line/verb.ts';
import { answerOf } from '../../connection/connection.ts';
import { clean } from '../../output/clean.ts';
import { fields } from '../../output/fields.ts';
import { mayFields } from '../../output/may-words.ts';
import type { Screen } from '../../output/screen.ts';
import { table } from '../../output/table.ts';
import { instantWords } from '../../output/time-words.ts';

const show: Verb = {
  usage: 'show <model>',
  summary: 'one model: its versions, which one serves, its accuracy, and who logs predictions',
  next: 'muster model list',
  async run({ words: [name = ''], connection }) {
    const { api } = connection();
    const shown = await answerOf(api.GET('/v1/models/{name}', { params: { path: { name } } }));
    return { json: shown, words: (screen) => modelPage(shown, screen) };
  },
};

const serving: Verb = {
  usage: 'serving <model>',
  summary: 'which version served under each alias, now or at a given time',
  options: [{ flags: '--at <instant>', what: 'at this time, such as 2026-05-23T14:05:00Z' }],
  examples: ['muster model serving credit-risk --at 2026-05-23T14:05:00Z'],
  next: 'muster model show <model>',
  async run({ words: [name = ''], options, connection }) {
    const { api } = connection();
    const at = options.text('at');
    const shown = await answerOf(
      api.GET('/v1/models/{name}/serving', {
        params: { path: { name }, query: at === undefined ? {} : { at } },
      }),
    );
    const lines = shown.serving.map(
      ({ alias, modelVersion, since }) => `${alias}: ${modelVersion}, since ${instantWords(since)}`,
    );
    return {
      json: shown,
      words: () =>
        lines.length === 0 ? 'No version was serving then.\n' : lines.map((line) => `${clean(line)}\n`).join(''),
    };
  },
};

const modelPage = (shown: ModelPage, screen: Screen): string =>
  [
    fields(
      {
        name: shown.name,
        'decides about people': shown.isConsequential ? 'yes' : 'no',
        serves: shown.serves === undefined ? 'nothing' : shown.serves,
        'rollback version': shown.rollbackTo,
        'accuracy, 7 days': rateWords(shown.accuracy),
        team: shown.team?.name,
        runbook: shown.runbook,
        reviews: `${shown.reviews.open} open, ${shown.reviews.overdue} overdue, ${shown.reviews.overturned} of ${shown.reviews.decided} overturned in 90 days`,
        ...mayFields(shown.may),
        version: String(shown.version),
      },
      screen,
    ),
    shown.versions.length === 0
      ? ''
      : table(
          shown.versions,
          [
            { head: 'Version', cell: ({ name }) => name },
            {
              head: 'Serves as',
              cell: ({ servesAs, quarantine }) => (quarantine ? 'in quarantine' : servesAs.join(', ')),
            },
            { head: 'Predictions', cell: ({ predictions }) => String(predictions) },
            { head: 'Accuracy', cell: ({ accuracy }) => rateWords(accuracy) },
            { head: 'Features', cell: ({ features }) => String(features), dropped: 1 },
          ],
          screen,
        ),
    shown.producers.length === 0
      ? ''
      : table(
          shown.producers,
          [
            { head: 'Producer', cell: ({ producer }) => producer, shrinksTo: 12 },
            { head: 'Run', cell: ({ run }) => run, dropped: 1 },
            { head: 'Stored', cell: ({ stored, declared }) => `${stored} of ${declared}` },
            { head: 'Never logged', cell: ({ missing }) => (missing === 0 ? '' : String(missing)) },
          ],
          screen,
        ),
  ]
    .filter((part) => part !== '')
    .join('\n');

export const model: Noun = {
  name: 'model',
  summary: 'models: which version served when, and its accuracy (by name)',
  group: 'Respond:',
  verbs: [show, serving],
};

/** A share with its confidence bounds; `not known` if undefined. */
const rateWords = (rate: Rate | undefined): string =>
  rate === undefined
    ? 'not known'
    : `${percent(rate.share)} % (${percent(rate.low)} to ${percent(rate.high)} %, of ${rate.of})`;

const percent = (share: number): string => (share * 100).toFixed(1).replace(/\.0$/, '');
