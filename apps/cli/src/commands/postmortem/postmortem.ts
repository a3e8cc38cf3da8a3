import type { PostmortemPage } from '@muster/api-client';
import { personWords } from '@muster/api-client';
import type { Noun, Verb } from '../../command-line/verb.ts';
import { answerOf } from '../../connection/connection.ts';
import { fields } from '../../output/fields.ts';
import { mayFields } from '../../output/may-words.ts';
import type { Screen } from '../../output/screen.ts';
import { instantWords } from '../../output/time-words.ts';

const show: Verb = {
  usage: 'show <code>',
  summary: 'one postmortem: its state, what is missing, and its action items',
  next: 'muster postmortem list',
  async run({ words: [code = ''], connection }) {
    const { api } = connection();
    const shown = await answerOf(api.GET('/v1/postmortems/{code}', { params: { path: { code } } }));
    return { json: shown, words: (screen) => postmortemWords(shown, screen) };
  },
};

const markdown: Verb = {
  usage: 'markdown <code>',
  summary: 'the postmortem as Markdown: the published version, or the current draft',
  next: 'muster postmortem list',
  async run({ words: [code = ''], connection }) {
    const { api } = connection();
    const shown = await answerOf(api.GET('/v1/postmortems/{code}/markdown', { params: { path: { code } } }));
    return { json: shown, words: () => shown.markdown };
  },
};

const postmortemWords = (shown: PostmortemPage, screen: Screen): string =>
  [
    fields(
      {
        incident: `${shown.code}: ${shown.title}`,
        severity: shown.severity,
        state: `${shown.state}${shown.isLate ? ', overdue' : ''} (${shown.clause})`,
        due: shown.dueAt === undefined ? undefined : instantWords(shown.dueAt),
        published: shown.publishedAt === undefined ? undefined : instantWords(shown.publishedAt),
        review:
          shown.review === undefined
            ? 'not scheduled'
            : `${instantWords(shown.review.at)}, led by ${personWords(shown.review.facilitator)}`,
        ...mayFields(shown.may),
        version: String(shown.version),
      },
      screen,
    ),
    part(
      'Sections',
      shown.sections.map(({ id, title, text, needed }) =>
        text.trim() === ''
          ? `${id}: ${title}, empty${needed ? ' and needed' : ''}`
          : `${id}: ${title}, ${text.length} characters`,
      ),
    ),
    part(
      'Wording that targets a person (8.3)',
      shown.findings.map(({ section, text, suggestion, answer }) => `${section}: “${text}”. ${answer ?? suggestion}`),
    ),
    part(
      'Before it can be published',
      shown.missing.map(({ clause, problem, remedy }) => `${problem} (${clause}): ${remedy}`),
    ),
    part(
      'Action items',
      shown.actions.map(
        ({ id, state, title, owner, dueOn }) =>
          `${id}  ${state}  ${title}${owner === undefined ? '' : `, ${personWords(owner)}, due ${dueOn ?? ''}`}`,
      ),
    ),
  ]
    .filter((text) => text !== '')
    .join('\n');

const part = (title: string, lines: readonly string[]): string =>
  lines.length === 0 ? '' : `\n${title}\n${lines.map((line) => `  ${line}`).join('\n')}`;

export const postmortem: Noun = {
  name: 'postmortem',
  summary: 'postmortems of incidents (by the incident’s code)',
  group: 'Respond:',
  verbs: [show, markdown],
};
