import type { DetectorPage } from '@muster/api-client';
import type { Noun, Verb } from '../../command-line/verb.ts';
import { answerOf } from '../../connection/connection.ts';
import { fields } from '../../output/fields.ts';
import { mayFields } from '../../output/may-words.ts';
import type { Screen } from '../../output/screen.ts';
import { table } from '../../output/table.ts';
import { instantWords } from '../../output/time-words.ts';

const HOUR_MS = 3_600_000;
const SHOWN = 24;

const show: Verb = {
  usage: 'show <detector>',
  summary: 'one detector: its parameters, its results on recorded data, and its last hours',
  examples: ['muster detector show 0198e2a0-0000-7000-8000-0000000000d3'],
  next: 'muster detector list',
  async run({ words: [id = ''], connection }) {
    const { api } = connection();
    const shown = await answerOf(api.GET('/v1/detectors/{id}', { params: { path: { id } } }));
    return { json: shown, words: (screen) => detectorPage(shown, screen) };
  },
};

function detectorPage(shown: DetectorPage, screen: Screen): string {
  const { backTest } = shown;
  const from = Date.parse(shown.from);
  const hours = shown.hours.map((hour, index) => ({ ...hour, at: new Date(from + index * HOUR_MS).toISOString() }));
  return [
    fields(
      {
        name: shown.name,
        state: shown.state,
        method: `${shown.kind}, ${shown.parameters}`,
        watches: shown.series.join(', '),
        'muted until':
          shown.mutedUntil === undefined ? undefined : `${instantWords(shown.mutedUntil)}: ${shown.mutedWhy ?? ''}`,
        'back-test':
          backTest === undefined
            ? 'not run yet'
            : `${backTest.found} of ${backTest.episodes} found, ${backTest.falseAlarms} false alarms in ${backTest.judged} hours`,
        score: shown.score === undefined ? undefined : shown.score.toFixed(2),
        ...mayFields(shown.may),
        version: String(shown.version),
      },
      screen,
    ),
    table(
      hours.slice(-SHOWN).reverse(),
      [
        { head: 'Hour', cell: ({ at }) => instantWords(at) },
        { head: 'Value', cell: ({ value }) => (value === null ? 'not known' : String(value)) },
        { head: 'Expected', cell: ({ expected }) => expected?.toFixed(2) ?? '', dropped: 1 },
        { head: 'Score', cell: ({ score }) => score?.toFixed(2) ?? '' },
        { head: '', cell: ({ isAnomaly }) => (isAnomaly ? 'unusual' : '') },
      ],
      screen,
    ),
  ].join('\n');
}

export const detector: Noun = {
  name: 'detector',
  summary: 'detectors that watch series for anything unusual (by id)',
  group: 'Respond:',
  verbs: [show],
};
