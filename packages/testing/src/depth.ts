/** Multiplier for the number of runs: `npm run test:deep` sets it higher, for what takes too long otherwise. */
export const depth = Number(process.env['MUSTER_TEST_DEPTH'] ?? 1);

/** For what is not a number of runs: `npm run test:deep` also does what is too slow otherwise. */
export const isDeep = depth > 1;
