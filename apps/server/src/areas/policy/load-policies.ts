import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describeProblem, parsePolicy, versionLabel, type PolicySnapshot } from '@muster/policy';
import { err, ok, type Result } from '../../kernel/result.ts';

/** `policy/` at the repository root. */
const POLICY_FOLDER = fileURLToPath(new URL('../../../../../policy', import.meta.url));

/**
 * Loads every released version below `folder` (`GOV-001/2.0.0+r1/…`), or returns everything wrong with any of them. A
 * case keeps the version it was opened under, so an unreadable old version is as serious as an unreadable new one (idea
 * 1).
 */
export function loadPolicies(folder: string = POLICY_FOLDER): Result<readonly PolicySnapshot[], readonly string[]> {
  const parsed = versionFolders(folder).map((path) => ({
    path,
    result: parsePolicy(filesIn(join(folder, path)), sha256),
  }));
  const problems = parsed.flatMap(({ path, result }) =>
    result.ok
      ? misnamed(path, result.value)
      : result.error.map((problem) => `policy/${path}/${describeProblem(problem)}`),
  );
  const snapshots = parsed.flatMap(({ result }) => (result.ok ? [result.value] : []));
  if (problems.length > 0) return err(problems);
  return snapshots.length === 0 ? err([`There is no policy in ${folder}.`]) : ok(snapshots);
}

const namesIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .toSorted();

const versionFolders = (folder: string): string[] =>
  namesIn(folder).flatMap((document) => namesIn(join(folder, document)).map((version) => `${document}/${version}`));

const filesIn = (folder: string) =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map(({ name }) => ({ path: name, text: readFileSync(join(folder, name), 'utf8') }));

function misnamed(path: string, policy: PolicySnapshot): string[] {
  const name = `${policy.id}/${versionLabel(policy)}`;
  return path === name ? [] : [`policy/${path} contains policy/${name}. Rename the folder to match.`];
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
