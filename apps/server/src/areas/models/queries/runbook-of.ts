import type { Kysely } from 'kysely';
import type { ModelId } from '../domain/model.ts';
import { listModels, readModel } from '../store/models.ts';

/** The model's runbook; undefined if none is set. */
export async function runbookOf(db: Kysely<unknown>, id: ModelId): Promise<string | undefined> {
  return (await readModel(db, id))?.runbook;
}

const LOOKED_AT = 200;

/** The models with consequential decisions, and their runbooks. */
export async function runbooksOfConsequentialModels(
  db: Kysely<unknown>,
): Promise<readonly { readonly name: string; readonly runbook: string }[]> {
  const models = await listModels(db, { after: undefined, limit: LOOKED_AT });
  return models.flatMap(({ name, isConsequential, runbook }) =>
    isConsequential && runbook !== undefined ? [{ name, runbook }] : [],
  );
}
