import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { failed } from '../failures/failure.ts';
import type { Shell } from '../shell.ts';
import type { OperationResult, ServerOperations, ProcessEnvironment } from './server-operations.ts';

/** Not a static import: where only the CLI is installed there is no server, and its absence must not fail. */
const PLACE = '@muster/server/src/app/operations/operations.ts';

export async function loadServer(): Promise<ServerOperations> {
  let path: string;
  try {
    path = createRequire(import.meta.url).resolve(PLACE);
  } catch {
    throw failed('cli/server-absent', 'This needs the server’s own code, which is not installed here.', {
      why: 'Only the command line is installed. It can do everything that uses the API, and runs policy check and ledger verify without a server.',
      next: 'run it on the machine that runs Muster, in its folder: npm exec muster doctor',
    });
  }
  const { operations } = (await import(pathToFileURL(path).href)) as { readonly operations: ServerOperations };
  return operations;
}

export const environmentOf = ({ env, home }: Shell): ProcessEnvironment => ({
  env,
  home,
  uid: process.getuid?.() ?? -1,
});

export function valueOf<T>(result: OperationResult<T>): T {
  if (result.ok) return result.value;
  const { code, what, remedy, clause } = result.problem;
  throw failed(code, what, {
    ...(remedy === undefined ? {} : { next: remedy }),
    ...(clause === undefined ? {} : { clause }),
  });
}
