import { spanWords, type ExpectedRun, type PipelinePage, type PipelineRun } from '@muster/api-client';
import type { Noun, Verb } from '../../command-line/verb.ts';
import { answerOf } from '../../connection/connection.ts';
import { finderOf } from '../../declared/finders.ts';
import { fields } from '../../output/fields.ts';
import { mayFields } from '../../output/may-words.ts';
import type { Screen } from '../../output/screen.ts';
import { table } from '../../output/table.ts';
import { instantWords } from '../../output/time-words.ts';

const show: Verb = {
  usage: 'show <pipeline>',
  summary: 'one pipeline: when it is due, its last runs, and how fresh its data is',
  next: 'muster pipeline list',
  async run({ words: [given = ''], connection }) {
    const here = connection();
    const id = await finderOf('pipeline', here)(given, '<pipeline>');
    const shown = await answerOf(here.api.GET('/v1/pipelines/{id}', { params: { path: { id } } }));
    return { json: shown, words: (screen) => pipelinePage(shown, screen) };
  },
};

const SECOND_MS = 1000;
const MOST_RUNS = 10;

const pipelinePage = (shown: PipelinePage, screen: Screen): string =>
  [
    fields(
      {
        name: shown.name,
        namespace: shown.namespace,
        'reported by': shown.integration,
        due: shown.schedule === undefined ? 'no set time' : `${shown.schedule.cron} (${shown.schedule.zone})`,
        'next due': shown.nextDueAt && instantWords(shown.nextDueAt),
        'last due': shown.lastDue && `${instantWords(shown.lastDue.slotAt)}: ${verdictWords(shown.lastDue)}`,
        'last complete': shown.completeAt && instantWords(shown.completeAt),
        freshness: shown.freshnessSeconds === undefined ? 'unknown' : spanOf(shown.freshnessSeconds),
        id: shown.id,
        ...mayFields(shown.may),
        version: String(shown.version),
      },
      screen,
    ),
    shown.runs.length === 0 ? '' : runTable(shown.runs.slice(0, MOST_RUNS), screen),
  ]
    .filter((part) => part !== '')
    .join('\n');

const runTable = (runs: readonly PipelineRun[], screen: Screen): string =>
  table(
    runs,
    [
      { head: 'Started', cell: ({ startedAt }) => instantWords(startedAt) },
      { head: 'State', cell: ({ state }) => state },
      { head: 'Took', cell: ({ durationSeconds: took }) => (took === undefined ? '' : spanOf(took)) },
      { head: 'Late', cell: ({ latenessSeconds: late }) => (late === undefined ? '' : spanOf(late)), dropped: 1 },
      { head: 'Error', cell: ({ error = '' }) => error, shrinksTo: 16, dropped: 2 },
    ],
    screen,
  );

const spanOf = (seconds: number): string => `${seconds < 0 ? '-' : ''}${spanWords(seconds * SECOND_MS)}`;

const verdictWords = ({ verdict }: ExpectedRun): string => verdict.replace('-', ' ');

export const pipeline: Noun = {
  name: 'pipeline',
  summary: 'pipelines, and whether they finished in time (by name or id)',
  group: 'Respond:',
  verbs: [show],
};
