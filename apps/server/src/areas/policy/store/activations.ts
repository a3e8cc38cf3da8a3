import { sql, type Kysely } from 'kysely';
import { asId, type EntryId, type PolicyVersion } from '../../../kernel/ids.ts';
import { pipeline } from '../../../platform/database/pipeline/pipeline.ts';

export type Activation = { readonly version: PolicyVersion; readonly hash: string; readonly at: Date };

/** The version in force; undefined until the set-up has activated one. */
export async function latestActivation(db: Kysely<unknown>): Promise<Activation | undefined> {
  const [{ rows }] = await pipeline(db, [
    sql<{ version: string; hash: string; activated_at: Date }>`
    select version, hash, activated_at from policy_activations order by activated_at desc, id desc limit 1`,
  ]);
  return rows[0] && { version: asId(rows[0].version), hash: rows[0].hash, at: rows[0].activated_at };
}

export async function insertActivation(
  db: Kysely<unknown>,
  activation: Activation & { readonly id: string; readonly entry: EntryId },
): Promise<void> {
  await sql`insert into policy_activations (id, version, hash, activated_at, entry_id)
    values (${activation.id}, ${activation.version}, ${activation.hash}, ${activation.at}, ${activation.entry})`.execute(
    db,
  );
}
