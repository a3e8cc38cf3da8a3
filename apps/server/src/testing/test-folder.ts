import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';

const PREFIX = 'muster-test-';

/** A folder whose name contains the creating process's id, so that the next run can remove what a killed one left. */
export const makeTestFolder = (within: string): string => mkdtempSync(join(within, `${PREFIX}${process.pid}-`));

/** The id of the process that created a test folder of this name; undefined for any other name. */
export function makerOf(name: string): number | undefined {
  const pid = name.startsWith(PREFIX) ? /^(\d+)-/.exec(name.slice(PREFIX.length))?.[1] : undefined;
  return pid === undefined ? undefined : Number(pid);
}
