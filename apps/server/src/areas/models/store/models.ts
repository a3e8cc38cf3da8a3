import { sql, type Kysely } from 'kysely';
import type { EntryId, TeamId } from '../../../kernel/ids.ts';
import { columnsOf, type Row } from '../../../platform/database/row.ts';
import type { Model, ModelId } from '../domain/model.ts';

type ModelRow = Row<'models', { id: ModelId; team_id: TeamId | null }>;

const COLUMNS = columnsOf('models');

/** @returns false if the name is taken */
export async function insertModel(db: Kysely<unknown>, model: Model, entry: EntryId): Promise<boolean> {
  const { id, name, teamId, runbook, isConsequential, version, lastInstant } = model;
  const { rows } = await sql`
    insert into models (id, name, team_id, runbook, is_consequential, version, last_instant, last_entry)
    values (${id}, ${name}, ${teamId ?? null}, ${runbook ?? null}, ${isConsequential}, ${version}, ${lastInstant}, ${entry})
    on conflict (name) do nothing returning id`.execute(db);
  return rows.length > 0;
}

export async function updateModel(db: Kysely<unknown>, model: Model, at: Date, entry: EntryId): Promise<void> {
  await sql`
    update models set team_id = ${model.teamId ?? null}, runbook = ${model.runbook ?? null},
      runbook_checked_at = ${model.runbookCheck?.at ?? null},
      runbook_problems = ${model.runbookCheck === undefined ? null : JSON.stringify(model.runbookCheck.problems)},
      is_consequential = ${model.isConsequential}, version = ${model.version + 1}, last_instant = ${at}, last_entry = ${entry}
    where id = ${model.id}`.execute(db);
}

export async function readModel(
  db: Kysely<unknown>,
  id: ModelId,
  how: 'locked' | 'plain' = 'plain',
): Promise<Model | undefined> {
  const { rows } = await sql<ModelRow>`
    select ${COLUMNS} from models where id = ${id} ${how === 'locked' ? sql`for no key update` : sql``}`.execute(db);
  return rows.map(modelFrom)[0];
}

export async function modelNamed(db: Kysely<unknown>, name: string): Promise<Model | undefined> {
  const { rows } = await sql<ModelRow>`select ${COLUMNS} from models where name = ${name}`.execute(db);
  return rows.map(modelFrom)[0];
}

/** By name, starting after `after`. */
export async function listModels(
  db: Kysely<unknown>,
  { after, limit }: { readonly after: string | undefined; readonly limit: number },
): Promise<readonly Model[]> {
  const { rows } = await sql<ModelRow>`
    select ${COLUMNS} from models where ${after ?? null}::text is null or name > ${after ?? null}
    order by name limit ${limit}`.execute(db);
  return rows.map(modelFrom);
}

export async function namesOfModels(db: Kysely<unknown>, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from models where id::text = any(${ids}::text[])`.execute(db);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

const modelFrom = (row: ModelRow): Model => ({
  id: row.id,
  name: row.name,
  teamId: row.team_id ?? undefined,
  runbook: row.runbook ?? undefined,
  runbookCheck:
    row.runbook_checked_at === null
      ? undefined
      : { at: row.runbook_checked_at, problems: JSON.parse(row.runbook_problems ?? '[]') as readonly string[] },
  isConsequential: row.is_consequential,
  version: row.version,
  lastInstant: row.last_instant,
});
