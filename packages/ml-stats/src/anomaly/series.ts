/** Counts or measures at equal steps; null where nothing was measured. */
export type Series = readonly (number | null)[];

/** What a detector says of one step: how unusual it is, and whether it is told. Null where it cannot say. */
export type Reading = { readonly score: number; readonly expected?: number; readonly isAnomaly: boolean } | null;
