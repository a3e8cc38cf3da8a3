import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { printPaths } from './print-paths.ts';

test('the types of the client are what the committed description of the API gives', async () => {
  const description = await readFile(new URL('../openapi.json', import.meta.url), 'utf8');
  const committed = await readFile(new URL('paths.generated.ts', import.meta.url), 'utf8');
  expect(committed === (await printPaths(description)), 'run: npm run generate -w packages/api-client').toBe(true);
});
