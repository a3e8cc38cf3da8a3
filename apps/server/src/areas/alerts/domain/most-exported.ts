/** More than anybody reads in a spreadsheet; who needs all of it narrows it by what there is. */
export const MOST_EXPORTED = 100_000;
