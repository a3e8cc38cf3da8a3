import { sql, type Kysely } from 'kysely';
import type { EntryId } from '../../../kernel/ids.ts';
import type { Scrubbed } from '../../../kernel/scrubbed.ts';

export type Template = {
  readonly id: string;
  readonly name: string;
  readonly audience: 'stakeholders' | 'public';
  readonly body: string;
};

/** @returns false if the name is taken */
export async function insertTemplate(
  db: Kysely<unknown>,
  { id, name, audience, body }: Template & { readonly name: Scrubbed; readonly body: Scrubbed },
  entry: EntryId,
): Promise<boolean> {
  const { rows } = await sql`insert into update_templates (id, name, audience, body, last_entry)
    values (${id}, ${name}, ${audience}, ${body}, ${entry}) on conflict do nothing returning id`.execute(db);
  return rows.length > 0;
}

export const lockTemplate = async (db: Kysely<unknown>, id: string): Promise<Template | undefined> =>
  (await sql<Template>`select id, name, audience, body from update_templates where id = ${id} for update`.execute(db))
    .rows[0];

export const deleteTemplate = async (db: Kysely<unknown>, id: string): Promise<void> =>
  void (await sql`delete from update_templates where id = ${id}`.execute(db));

export const allTemplates = async (db: Kysely<unknown>): Promise<readonly Template[]> =>
  (
    await sql<Template>`select id, name, audience, body from update_templates order by lower(name) limit 500`.execute(
      db,
    )
  ).rows;
