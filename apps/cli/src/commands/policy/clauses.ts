import type { Clause } from '@muster/api-client';
import type { Verb } from '../../command-line/verb.ts';
import { answerOf } from '../../connection/connection.ts';
import { fields } from '../../output/fields.ts';
import type { Screen } from '../../output/screen.ts';
import { table } from '../../output/table.ts';
import { instantWords, timedWords } from '../../output/time-words.ts';

const states = ['enforced', 'partly', 'not-built'] as const;

export const clauses: Verb = {
  usage: 'clauses',
  summary: 'every clause of the policy: how it is enforced, and its evidence in the ledger',
  options: [{ flags: '--state <state>', what: 'only those in one state', choices: states }],
  async run({ options, connection }) {
    const { items } = await answerOf(connection().api.GET('/v1/policy/clauses'));
    const state = options.text('state');
    const shown = items.filter((each) => state === undefined || each.state === state);
    return { json: { items: shown }, words: (screen) => clauseTable(shown, screen) };
  },
};

export const clause: Verb = {
  usage: 'clause <id>',
  summary: 'one clause: its text, its reading, how it is enforced, its evidence',
  next: 'muster policy clauses',
  async run({ words: [id = ''], connection }) {
    const found = await answerOf(connection().api.GET('/v1/policy/clauses/{id}', { params: { path: { id } } }));
    return { json: found, words: (screen) => clausePage(found, screen) };
  },
};

const clauseTable = (items: readonly Clause[], screen: Screen): string =>
  table(
    items,
    [
      { head: 'CLAUSE', cell: ({ id }) => id },
      {
        head: 'STATE',
        cell: ({ state }) => `${marks[state]} ${state}`,
        paint: (text, { state }) =>
          state === 'enforced'
            ? screen.paint.green(text)
            : state === 'partly'
              ? screen.paint.yellow(text)
              : screen.paint.dim(text),
      },
      { head: 'REQUIREMENT', cell: ({ text }) => text, shrinksTo: 24 },
      { head: 'TESTS', cell: ({ tests }) => String(tests.length), dropped: 2 },
      {
        head: 'SEEN',
        cell: ({ live }) =>
          live.entries === 0 ? '' : `${live.entries}${live.refused === 0 ? '' : `, ${live.refused} refused`}`,
        dropped: 1,
      },
    ],
    screen,
  );

const marks: Readonly<Record<Clause['state'], string>> = { enforced: '✓', partly: '◐', 'not-built': '○' };

const clausePage = (
  { id, text, interpretations, state, note, enforcedBy, tests, live, evidence }: Clause,
  screen: Screen,
): string =>
  `${screen.paint.bold(`GOV-001 ${id}`)}\n` +
  fields(
    {
      requirement: text,
      state: `${marks[state]} ${state}${note === '' ? '' : `: ${note}`}`,
      interpretation: interpretations.map(({ ruling, reading }) => `${ruling}: ${reading}`).join('\n'),
      'enforced by': enforcedBy.join('\n'),
      'proven by': tests.join('\n'),
      seen:
        live.entries === 0
          ? 'nothing recently'
          : `${live.entries} entries in ${live.days} days, ${live.refused} refused`,
      evidence:
        evidence === undefined
          ? undefined
          : `${instantWords(evidence.at)} ${timedWords(evidence)} (muster ledger receipt ${evidence.entrySeq})`,
    },
    screen,
  );
