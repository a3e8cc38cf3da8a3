import { readFile, writeFile } from 'node:fs/promises';
import { printPaths } from './print-paths.ts';

/** `node write-paths.ts`: prints `paths.generated.ts` anew after `openapi.json` changed. `npm run check` keeps the two together. */
const description = await readFile(new URL('../openapi.json', import.meta.url), 'utf8');
await writeFile(new URL('paths.generated.ts', import.meta.url), await printPaths(description));
