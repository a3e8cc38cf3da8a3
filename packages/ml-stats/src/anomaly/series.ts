/** Counts or measures at equal intervals; null if nothing was measured. */
export type Series = readonly (number | null)[];

/** A detector's result for one step: how unusual it is, and whether it raises an alarm. Null if it cannot tell. */
export type Reading = { readonly score: number; readonly expected?: number; readonly isAnomaly: boolean } | null;
