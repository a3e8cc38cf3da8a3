import type { Kysely } from 'kysely';
import type { ModelId } from '../domain/model.ts';
import { readModel } from '../store/models.ts';

/** Where it is written what to do when a model goes wrong; undefined where nobody has said. */
export async function runbookOf(db: Kysely<unknown>, id: ModelId): Promise<string | undefined> {
  return (await readModel(db, id))?.runbook;
}
