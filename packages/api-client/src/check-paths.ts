import { readFile } from 'node:fs/promises';
import { printPaths } from './print-paths.ts';

/** A step of `npm run check`: the types of the client are what the committed description of the API gives. */
const description = await readFile(new URL('../openapi.json', import.meta.url), 'utf8');
const committed = await readFile(new URL('paths.generated.ts', import.meta.url), 'utf8');
if (committed !== (await printPaths(description)))
  throw new Error('paths.generated.ts is not what openapi.json gives: run npm run generate -w packages/api-client');
