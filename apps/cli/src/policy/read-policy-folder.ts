import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  parsePolicy,
  policyFileNames,
  type PolicyFile,
  type PolicyProblem,
  type PolicySnapshot,
  type Result,
} from '@muster/policy';
import { wrongUsage } from '../failures/failure.ts';

export type ReadPolicy = { readonly folder: string; readonly parsed: Result<PolicySnapshot, PolicyProblem[]> };

/** Reads and parses the policy version in `folder`, or the newest one nearby. */
export function readPolicyFolder(given: string | undefined, from: string): ReadPolicy {
  const folder = given === undefined ? newestNear(from) : resolve(from, given);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw wrongUsage(`${given ?? folder} is not a folder.`, 'muster policy check policy/GOV-001/2.0.0+r1');
  return { folder: relative(from, folder) || '.', parsed: parsePolicy(filesIn(folder), sha256) };
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const filesIn = (folder: string): PolicyFile[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => ({ path: name, text: readFileSync(join(folder, name), 'utf8') }));

/** Searches upwards from the current folder, then from the CLI's own: in a clone, both find its `policy/`. */
function newestNear(from: string): string {
  for (const start of [from, dirname(fileURLToPath(import.meta.url))]) {
    for (let at = start; ; at = dirname(at)) {
      const found = versionsIn(join(at, 'policy')).at(-1);
      if (found !== undefined) return found;
      if (dirname(at) === at) break;
    }
  }
  throw wrongUsage('There is no policy folder here.', 'muster policy check policy/GOV-001/2.0.0+r1');
}

/** `<policy>/<version>` folders that contain a policy, oldest version first. */
function versionsIn(shelf: string): string[] {
  const foldersIn = (folder: string): string[] =>
    existsSync(folder)
      ? readdirSync(folder, { withFileTypes: true })
          .filter((entry) => entry.isDirectory())
          .map(({ name }) => name)
      : [];
  return foldersIn(shelf)
    .flatMap((id) => foldersIn(join(shelf, id)).map((version) => ({ version, path: join(shelf, id, version) })))
    .filter(({ path }) => policyFileNames.some((name) => existsSync(join(path, name))))
    .toSorted((one, other) => one.version.localeCompare(other.version, 'en', { numeric: true }))
    .map(({ path }) => path);
}
