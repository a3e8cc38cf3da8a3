import type { Kysely } from 'kysely';
import type { Static } from 'typebox';
import { teamNames } from '../../identity/public.ts';
import type { DetailName, ServiceDetails } from '../domain/service.ts';
import { planOf, readFile } from '../import/plan-of.ts';
import type { ImportPreview } from './service-schema.ts';

/** What importing a file would change now, and its problems. */
export async function previewImport(
  db: Kysely<unknown>,
  file: { readonly format: 'csv' | 'backstage'; readonly content: string },
): Promise<Static<typeof ImportPreview>> {
  const read = await readFile(file.format, file.content);
  const { added, changed, unchanged, problems } = await planOf(db, read);
  const teams = await teamNames(db);
  const words = (details: ServiceDetails, field: DetailName): string => {
    const value = details[field];
    if (field === 'teamId') return details.teamId === undefined ? '' : (teams.get(details.teamId) ?? '');
    if (typeof value === 'boolean') return value ? 'yes' : 'no';
    return typeof value === 'object' ? value.join(' ') : String(value ?? '');
  };
  return {
    added: added.map(({ name }) => name),
    changed: changed.map(({ before, after, fields }) => ({
      name: before.name,
      fields: fields.map((field) => ({ field, before: words(before, field), after: words(after, field) })),
    })),
    unchanged,
    skipped: read.skipped,
    problems: problems.map((problem) => ({ ...problem })),
  };
}
