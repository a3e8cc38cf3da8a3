import type { Definition } from '@muster/slo';
import { sql, type Kysely } from 'kysely';
import type { EntryId } from '../../../kernel/ids.ts';
import { defineRead, type Read } from '../../../platform/database/read.ts';
import { columnsOf, type Row } from '../../../platform/database/row.ts';

export type StoredDefinition = {
  readonly name: string;
  readonly version: number;
  readonly definition: Definition;
  readonly state: 'proposed' | 'active' | 'retired';
  readonly backTest: string | undefined;
  readonly lastInstant: Date;
};

const from = (row: DefinitionRow): StoredDefinition => ({
  name: row.name,
  version: row.version,
  definition: JSON.parse(row.definition) as Definition,
  state: row.state,
  backTest: row.back_test ?? undefined,
  lastInstant: row.last_instant,
});

type DefinitionRow = Row<'slo_definitions', { state: StoredDefinition['state'] }>;

/** All versions of a definition, newest first, locked in order until the transaction ends. */
export async function lockDefinitions(db: Kysely<unknown>, name: string): Promise<readonly StoredDefinition[]> {
  const { rows } = await sql<DefinitionRow>`
    select ${columnsOf('slo_definitions')} from slo_definitions where name = ${name}
    order by version desc for update`.execute(db);
  return rows.map(from);
}

/** Serializes proposals until the transaction ends, so that two files with the same name get consecutive versions. */
export const lockProposing = async (db: Kysely<unknown>): Promise<void> =>
  void (await sql`lock table slo_definitions in share row exclusive mode`.execute(db));

export const definitionsOf = (asked: {
  readonly name?: string;
  readonly state?: StoredDefinition['state'];
}): Read<readonly StoredDefinition[]> => {
  const { name = null, state = null } = asked;
  return defineRead(
    () => [
      sql<DefinitionRow>`select ${columnsOf('slo_definitions')} from slo_definitions
        where (${name}::text is null or name = ${name}) and (${state}::text is null or state = ${state})
        order by name collate "C", version desc limit 2000`,
    ],
    (rows) => rows.map(from),
  );
};

export async function insertDefinition(
  db: Kysely<unknown>,
  {
    definition,
    version,
    at,
    entry,
  }: { readonly definition: Definition; readonly version: number; readonly at: Date; readonly entry: EntryId },
): Promise<void> {
  await sql`insert into slo_definitions (name, version, definition, state, last_instant, last_entry)
    values (${definition.id}, ${version}, ${JSON.stringify(definition)}, 'proposed', ${at}, ${entry})`.execute(db);
}

export async function moveDefinition(
  db: Kysely<unknown>,
  { name, version }: Pick<StoredDefinition, 'name' | 'version'>,
  to: {
    readonly state: StoredDefinition['state'];
    readonly backTest?: string;
    readonly at: Date;
    readonly entry: EntryId;
  },
): Promise<void> {
  await sql`update slo_definitions set state = ${to.state}, back_test = coalesce(${to.backTest ?? null}, back_test),
    last_instant = ${to.at}, last_entry = ${to.entry} where name = ${name} and version = ${version}`.execute(db);
}
