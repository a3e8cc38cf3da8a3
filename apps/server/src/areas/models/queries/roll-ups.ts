import type { ModelsReader } from '../room.ts';
import { hoursIn, openHours, type OpenCounts, type RollUp, type RollUpsAsked } from '../store/roll-ups.ts';

export type { RollUp } from '../store/roll-ups.ts';

/** From where roll-ups are read: a reader of this room, or `{ db: ctx.tx, ...ctx.use(modelsRoom) }` within a transaction. */
export type RollUpReads = Pick<ModelsReader, 'db' | 'dataKeys'>;

/** Whole hours with counts, in order; of one segment ('' is all), or of each by itself. */
export const hourlyCounts = async ({ db, dataKeys }: RollUpReads, asked: RollUpsAsked): Promise<readonly RollUp[]> =>
  hoursIn(db, dataKeys, asked);

/** Predictions, labels and right ones by hour: nothing has to be decrypted for them. */
export const volumes = async (
  { db }: Pick<RollUpReads, 'db'>,
  asked: RollUpsAsked,
): Promise<readonly (OpenCounts & { readonly at: Date })[]> => openHours(db, asked);
