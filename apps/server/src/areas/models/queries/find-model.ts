import type { Kysely } from 'kysely';
import type { Model, ModelId } from '../domain/model.ts';
import { readModel } from '../store/models.ts';

/** One model, such as for its runbook. */
export const findModel = async (db: Kysely<unknown>, id: ModelId): Promise<Model | undefined> => readModel(db, id);
