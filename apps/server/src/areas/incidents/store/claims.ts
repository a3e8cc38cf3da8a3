import type { Kysely } from 'kysely';
import { asId } from '../../../kernel/ids.ts';
import type { Claim } from '../../../platform/ledger/state-claims.ts';
import type { IncidentTables } from './tables.ts';

export async function readClaims(
  db: Kysely<unknown>,
  after: string | undefined,
  limit: number,
): Promise<readonly Claim[]> {
  let query = db
    .$extendTables<IncidentTables>()
    .selectFrom('incidents')
    .select(['id', 'last_entry'])
    .orderBy('id')
    .limit(limit);
  if (after !== undefined) query = query.where('id', '>', after);
  return (await query.execute()).map((row) => ({ id: row.id, lastEntry: asId<'entry'>(row.last_entry) }));
}

export async function existingIncidents(db: Kysely<unknown>, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .$extendTables<IncidentTables>()
    .selectFrom('incidents')
    .select('id')
    .where('id', 'in', [...ids])
    .execute();
  return new Set(rows.map((row) => row.id));
}
