import type { ModelsReader } from '../room.ts';
import { hoursIn, openHours, type OpenCounts, type RollUp, type RollUpsAsked } from '../store/roll-ups.ts';

export type { RollUp } from '../store/roll-ups.ts';

/** Source for roll-ups: a reader of this area, or `{ db: ctx.tx, ...ctx.use(modelsRoom) }` within a transaction. */
export type RollUpReads = Pick<ModelsReader, 'db' | 'dataKeys'>;

/** Hours with counts, in order; of one segment ('' is the total), or of each separately. */
export const hourlyCounts = async ({ db, dataKeys }: RollUpReads, asked: RollUpsAsked): Promise<readonly RollUp[]> =>
  hoursIn(db, dataKeys, asked);

/** Predictions, labels and correct ones by hour; needs no decryption. */
export const volumes = async (
  { db }: Pick<RollUpReads, 'db'>,
  asked: RollUpsAsked,
): Promise<readonly (OpenCounts & { readonly at: Date })[]> => openHours(db, asked);
