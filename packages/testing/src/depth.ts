/** How many times as deep as usual: `npm run test:deep` asks for more, and for more than a moment allows. */
export const depth = Number(process.env['MUSTER_TEST_DEPTH'] ?? 1);

/** For what is not a number of runs: what a moment has no room for is done by `npm run test:deep`. */
export const isDeep = depth > 1;
