/** How many times as deep as usual: `npm run test:deep` asks for more, and for more than a moment allows. */
export const depth = Number(process.env['MUSTER_TEST_DEPTH'] ?? 1);
