import { readFile, writeFile } from 'node:fs/promises';
import { printDeclared } from './print-declared.ts';
import { printPaths } from './print-paths.ts';

/** `node write-paths.ts`: regenerates what is derived from `openapi.json`. `npm run check` verifies it. */
const description = await readFile(new URL('../openapi.json', import.meta.url), 'utf8');
await writeFile(new URL('paths.generated.ts', import.meta.url), await printPaths(description));
await writeFile(new URL('declared.generated.ts', import.meta.url), printDeclared(description));
