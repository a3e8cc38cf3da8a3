import type { FreezeAnswer, ObjectiveImportPreview, ObjectivePage } from '@muster/api-client';
import type { Noun, Verb } from '../../command-line/verb.ts';
import { answerOf } from '../../connection/connection.ts';
import { clean } from '../../output/clean.ts';
import { fields } from '../../output/fields.ts';
import { mayFields } from '../../output/may-words.ts';
import type { Screen } from '../../output/screen.ts';
import { readText } from '../scrub-input.ts';
import { push } from './push.ts';

const show: Verb = {
  usage: 'show <objective-name>',
  summary: 'one objective: its budget, what spent it, its freezes, and its sources',
  examples: ['muster objective show ML-SLO-001'],
  next: 'muster objective list',
  async run({ words: [name = ''], connection }) {
    const { api } = connection();
    const shown = await answerOf(api.GET('/v1/objectives/{name}', { params: { path: { name } } }));
    return { json: shown, words: (screen) => objectivePage(shown, screen) };
  },
};

const importFile: Verb = {
  usage: 'import <file>',
  summary: 'propose the objectives in an OpenSLO v1 file; all or nothing',
  options: [{ flags: '--preview', what: 'only show what they would have done in the past 28 days' }],
  examples: ['muster objective import slos.yaml --preview'],
  next: 'muster objective import <file> --preview',
  async run({ words: [path = ''], options, shell, connection }) {
    const body = { content: await readText(path, shell) };
    const { api } = connection();
    if (options.flag('preview')) {
      const preview = await answerOf(api.POST('/v1/objectives/import/preview', { body }));
      return { json: preview, words: () => previewWords(preview), isFailure: preview.problems.length > 0 };
    }
    const done = await answerOf(api.POST('/v1/objectives/import', { body }));
    const lines = [
      ...done.proposed.map((name) => `${name} is proposed. To activate it: muster objective activate ${name}`),
      ...done.unchanged.map((name) => `${name} is unchanged`),
      ...done.notes.map((note) => `note ${note}`),
    ];
    return { json: done, words: () => lines.map((line) => `${clean(line)}\n`).join('') };
  },
};

const freeze: Verb = {
  usage: 'freeze',
  summary: 'whether non-critical deployments are frozen now, and by what',
  examples: ['muster objective freeze'],
  next: 'muster objective list',
  async run({ connection }) {
    const { api } = connection();
    const answer = await answerOf(api.GET('/v1/freeze'));
    return { json: answer, words: () => freezeWords(answer) };
  },
};

function freezeWords({ isFrozen, isUnknown, clause, objectives }: FreezeAnswer): string {
  const first = isFrozen
    ? `Non-critical deployments are frozen (${clause}).`
    : isUnknown
      ? 'Nothing is frozen, but not all budgets are known.'
      : 'Nothing is frozen.';
  const lines = objectives
    .filter((each) => each.isFrozen || each.state === 'unknown')
    .map(({ objective, state, remaining, since, waiver }) =>
      [
        `  ${objective}: ${state}, ${remaining} of its budget left`,
        ...(since === undefined ? [] : [`since ${since}`]),
        ...(waiver === undefined ? [] : [`waived by exception ${waiver}`]),
      ].join(', '),
    );
  return [first, ...lines].map((line) => `${clean(line)}\n`).join('');
}

function previewWords({ objectives, notes, problems }: ObjectiveImportPreview): string {
  const lines = [
    ...objectives.map(
      ({ name, target, window, wouldHaveFrozen, hoursWithData }) =>
        `+ ${name} ${target}, ${window}: ${
          hoursWithData === 0 ? 'it has no counts' : `would have frozen ${wouldHaveFrozen} times`
        } in the past 28 days`,
    ),
    ...problems.map(({ path, says }) => `! ${path} ${says}`),
    ...notes.map(({ path, says }) => `  ${path} ${says}`),
    problems.length === 0
      ? 'This is a preview. Nothing was changed.'
      : 'Nothing was imported. Fix these problems first.',
  ];
  return lines.map((line) => `${clean(line)}\n`).join('');
}

const objectivePage = (shown: ObjectivePage, screen: Screen): string =>
  fields(
    {
      name: shown.name,
      what: `${shown.title}, ${shown.service}`,
      clause: shown.clause,
      target: `${shown.target} over ${shown.own.window}${shown.isMet === undefined ? '' : shown.isMet ? ', met' : ', missed'}`,
      state: shown.state,
      left: shown.left === undefined ? 'no counts yet' : `${shown.left} %, exactly ${shown.remaining}`,
      'bad events': `${shown.budget.bad} of ${shown.budget.total} over ${shown.budget.window}`,
      'frozen since': shown.frozenSince,
      'waived by': shown.waiver,
      'freeze ends about': shown.thawAt,
      'used up by': shown.exhaustedAt,
      'no counts since': shown.silentSince,
      'burn rate': shown.burnRates
        .flatMap(({ minutes, times }) => (times === undefined ? [] : [`${times.toFixed(2)} over ${minutes} min`]))
        .join(', '),
      'spent on': shown.burnedBy.map(({ title, bad }) => `${bad} ${title}`).join('\n'),
      burning: shown.burning.map(({ why, incident }) => `${why} (${incident})`).join('\n'),
      measured:
        shown.corrections.length === 0
          ? undefined
          : `${shown.measured.bad} of ${shown.measured.total} before ${shown.corrections.length} corrections`,
      sources: shown.sources.map(({ source, heardAt }) => `${source}, last counts ${heardAt}`).join('\n'),
      ...mayFields(shown.may),
    },
    screen,
  );

export const objective: Noun = {
  name: 'objective',
  summary: 'objectives, error budgets, and the freeze (by name)',
  group: 'Govern:',
  verbs: [show, importFile, freeze, push],
};
