import { readFile } from 'node:fs/promises';
import { printDeclared } from './print-declared.ts';
import { printPaths } from './print-paths.ts';

/** A step of `npm run check`: the generated client matches the committed OpenAPI description. */
const textOf = async (file: string) => readFile(new URL(file, import.meta.url), 'utf8');
const description = await textOf('../openapi.json');
for (const [file, printed] of [
  ['paths.generated.ts', await printPaths(description)],
  ['declared.generated.ts', printDeclared(description)],
] as const)
  if ((await textOf(file)) !== printed)
    throw new Error(`${file} is not what openapi.json gives: run npm run generate -w packages/api-client`);
