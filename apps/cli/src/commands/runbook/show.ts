import type { RunbookPage } from '@muster/api-client';
import type { Verb } from '../../command-line/verb.ts';
import { answerOf } from '../../connection/connection.ts';
import { cleanLines } from '../../output/clean.ts';

export const show: Verb = {
  usage: 'show <runbook>',
  summary: 'the runbook version in force, steps first',
  next: 'muster runbook list',
  async run({ words: [id = ''], connection }) {
    const { api } = connection();
    const shown = await answerOf(api.GET('/v1/runbooks/{id}', { params: { path: { id } } }));
    return { json: shown, words: () => cleanLines(runbookWords(shown)) };
  },
};

function runbookWords(shown: RunbookPage): string {
  const { humanReview: review, versions, drilledAt } = shown;
  const list = (title: string, lines: readonly string[]): string =>
    lines.length === 0 ? '' : `\n${title}\n${lines.map((line) => `  - ${line}\n`).join('')}`;
  const steps = shown.steps.map(
    ({ title, role, run, verify }, at) =>
      `  ${at + 1}. ${title} (${role.title})\n${run === undefined ? '' : `       $ ${run}\n`}       done when: ${verify}\n`,
  );
  return [
    `${shown.title} ${shown.version}, for ${shown.severities.join(', ')}\n\nSteps\n${steps.join('')}`,
    shown.blocks.map(blockWords).join(''),
    list('It worked when', shown.verification),
    list('Rollback', shown.rollback),
    list('It is over when', shown.closure),
    list('Triggers', shown.triggers),
    `\nhuman review: ${review.none ?? `${review.path ?? ''}, ${review.role?.title ?? ''}, within ${review.within ?? ''}`}\n`,
    `drilled: ${drilledAt === undefined ? 'never' : drilledAt.slice(0, 'yyyy-mm-dd'.length)}${shown.isStale ? ', stale' : ''}\n`,
    `versions: ${versions.map(({ version, state }) => `${version} ${state}`).join(', ')}\n`,
  ].join('');
}

type Block = RunbookPage['blocks'][number];
const spoken = (line: readonly { readonly text: string }[]): string => line.map(({ text }) => text).join('');

function blockWords({ kind, text = '', lines = [], rows = [] }: Block): string {
  switch (kind) {
    case 'heading':
      return `\n${text}\n`;
    case 'code':
      return `${text.replaceAll(/^/gm, '    ')}\n`;
    case 'table':
      return rows.map((row) => `  ${row.map(spoken).join(': ')}\n`).join('');
    case 'list':
      return lines.map((line) => `  - ${spoken(line)}\n`).join('');
    case 'paragraph':
      return `${lines.map(spoken).join('\n')}\n`;
  }
}
