import { personWords, type Execution } from '@muster/api-client';
import type { Noun, Verb } from '../../command-line/verb.ts';
import { answerOf } from '../../connection/connection.ts';
import { cleanLines } from '../../output/clean.ts';
import { fields } from '../../output/fields.ts';
import { mayFields } from '../../output/may-words.ts';

const show: Verb = {
  usage: 'show <id>',
  summary: 'a runbook execution: each step, its owner and its outcome',
  next: 'muster execution list',
  async run({ words: [id = ''], connection }) {
    const { api } = connection();
    const shown = await answerOf(api.GET('/v1/executions/{id}', { params: { path: { id } } }));
    return {
      json: shown,
      words: (screen) =>
        `${cleanLines(`${shown.title} ${shown.runbookVersion} under ${shown.incident}${shown.isDrill ? ', a drill' : ''}: ${shown.state}\n${stepsWords(shown)}`)}${fields({ note: shown.note, ...mayFields(shown.may), id: shown.id }, screen)}`,
    };
  },
};

const stepsWords = ({ steps }: Execution): string =>
  steps
    .map(({ id, title, role, run, state, by, seconds, evidence, deviation }, at) =>
      [
        `${at + 1}. [${state}] ${id}: ${title} (${role.title})`,
        ...(run === undefined ? [] : [`$ ${run}`]),
        ...(by === undefined ? [] : [`${personWords(by)}${seconds === undefined ? '' : `, ${seconds} s`}`]),
        ...(evidence === undefined ? [] : [evidence]),
        ...(deviation === undefined ? [] : [`done differently: ${deviation}`]),
      ].join('\n     '),
    )
    .map((line) => `${line}\n`)
    .join('');

export const execution: Noun = {
  name: 'execution',
  summary: 'runbook executions (by id)',
  group: 'Respond:',
  verbs: [show],
};
