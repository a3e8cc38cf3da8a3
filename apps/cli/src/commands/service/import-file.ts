import type { ImportPreview } from '@muster/api-client';
import type { Verb } from '../../command-line/verb.ts';
import { answerOf } from '../../connection/connection.ts';
import { wrongUsage } from '../../failures/failure.ts';
import { clean } from '../../output/clean.ts';
import { readText } from '../scrub-input.ts';

/** Imports a file, or with `--preview` says what would change. */
export const importFile: Verb = {
  usage: 'import <file>',
  summary: 'import a CSV file, or catalog-info.yaml of Backstage; all or nothing',
  options: [{ flags: '--preview', what: 'only show what would change' }],
  examples: ['muster service import services.csv --preview', 'muster service import catalog-info.yaml'],
  next: 'muster service import <file> --preview',
  async run({ words: [path = ''], options, shell, connection }) {
    const file = { format: formatOf(path), content: await readText(path, shell) };
    const { api } = connection();
    if (options.flag('preview')) {
      const preview = await answerOf(api.POST('/v1/services/import/preview', { body: file }));
      return { json: preview, words: () => previewWords(preview), isFailure: preview.problems.length > 0 };
    }
    const done = await answerOf(api.POST('/v1/services/import', { body: file }));
    return {
      json: done,
      words: () => `File imported: ${done.added} added, ${done.changed} changed, ${done.unchanged} unchanged.\n`,
    };
  },
};

function formatOf(path: string): 'csv' | 'backstage' {
  if (/\.csv$/i.test(path)) return 'csv';
  if (/\.ya?ml$/i.test(path)) return 'backstage';
  throw wrongUsage('<file> is neither .csv nor .yaml.', 'muster service import services.csv --preview');
}

function previewWords({ added, changed, unchanged, skipped, problems }: ImportPreview): string {
  const lines = [
    ...added.map((name) => `+ ${name}`),
    ...changed.flatMap(({ name, fields }) => [
      `~ ${name}`,
      ...fields.map(({ field, before, after }) => `    ${fieldWords[field]}: ${before || '-'} → ${after || '-'}`),
    ]),
    ...problems.map(({ path, problem, remedy }) => `! ${placeIn(path)} ${problem}${remedy ? ` (${remedy})` : ''}`),
    `${added.length} to add, ${changed.length} to change, ${unchanged} unchanged, ${skipped} left out.`,
    problems.length === 0
      ? 'This is a preview. Nothing was changed.'
      : 'Nothing was changed. Fix these problems first.',
  ];
  return lines.map((line) => `${clean(line)}\n`).join('');
}

/** Formats `/lines/12/tier` as `line 12, tier:`. */
const placeIn = (path: string): string => path.replace(/^\/lines\/(\d+)\/(.*)$/, 'line $1, $2:');

const fieldWords = {
  kind: 'kind',
  teamId: 'team',
  tier: 'tier',
  userFacing: 'user-facing',
  runbook: 'runbook',
  links: 'links',
  dependsOn: 'depends on',
  addresses: 'addresses',
} as const;
