import { execFile } from 'node:child_process';
import { join } from 'node:path';
import type { Member } from '../../demo/organisation/member.ts';

const MUSTER = join(import.meta.dirname, '../../apps/cli/bin/muster.js');

export type Ran = { readonly exitCode: number; readonly output: string; readonly errors: string };

/** Runs the `muster` command as a member would, against a server. */
export async function runMusterCommand(
  args: readonly string[],
  as: { readonly server: string; readonly member: Pick<Member, 'token'> },
): Promise<Ran> {
  const env = {
    PATH: process.env['PATH'],
    NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
    HOME: '/nonexistent',
    MUSTER_URL: as.server,
    MUSTER_TOKEN: as.member.token(),
  };
  return new Promise((resolve) => {
    execFile(process.execPath, [MUSTER, ...args], { env }, (failure, output, errors) =>
      resolve({ exitCode: typeof failure?.code === 'number' ? failure.code : failure ? -1 : 0, output, errors }),
    );
  });
}
