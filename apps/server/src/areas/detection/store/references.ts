import { sql, type Kysely } from 'kysely';
import type { EntryId } from '../../../kernel/ids.ts';
import { columnsOf, type Row } from '../../../platform/database/row.ts';
import type { Reference, ReferenceFeature } from '../domain/reference.ts';
import type { WatchId } from '../domain/watch.ts';

type ReferenceRow = Row<'drift_references'>;

/** A version's references, newest first: the first one is in force. */
export async function referencesOf(
  db: Kysely<unknown>,
  version: WatchId,
  limit: number,
): Promise<readonly Reference[]> {
  const { rows } = await sql<ReferenceRow>`
    select ${columnsOf('drift_references')} from drift_references
    where version_id = ${version} order by number desc limit ${limit}`.execute(db);
  return rows.map((row) => ({
    version: row.version_id,
    number: row.number,
    bins: row.bins,
    from: row.from_at,
    to: row.to_at,
    rows: Number(row.rows),
    features: JSON.parse(row.features) as readonly ReferenceFeature[],
    frozenAt: row.frozen_at,
  }));
}

export async function insertReference(
  db: Kysely<unknown>,
  reference: Reference,
  approval: string | undefined,
  entry: EntryId,
): Promise<void> {
  const { version, number, bins, from, to, rows, features, frozenAt } = reference;
  await sql`insert into drift_references (version_id, number, bins, from_at, to_at, rows, features, frozen_at, approval,
      last_entry)
    values (${version}, ${number}, ${bins}, ${from}, ${to}, ${rows}, ${JSON.stringify(features)}, ${frozenAt},
      ${approval ?? null}, ${entry})`.execute(db);
}
