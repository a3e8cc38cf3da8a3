import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parsePolicy, policyFileNames, type PolicySnapshot } from '@muster/policy';
import type { Policies } from '../platform/access/policies.ts';
import { versionOf } from '../areas/policy/domain/version.ts';

const folder = new URL('../../../../policy/GOV-001/2.0.0+r1/', import.meta.url);

let unchanged: PolicySnapshot | undefined;

/**
 * The policy as released, or with text replaced in some of its files, for "policy is data" tests. The released one is
 * read once and shared: snapshots are deeply frozen.
 */
export function releasedPolicy(changes: Readonly<Record<string, (text: string) => string>> = {}): PolicySnapshot {
  return Object.keys(changes).length > 0 ? readPolicy(changes) : (unchanged ??= readPolicy({}));
}

function readPolicy(changes: Readonly<Record<string, (text: string) => string>>): PolicySnapshot {
  const files = policyFileNames.map((path) => {
    const text = readFileSync(new URL(path, folder), 'utf8');
    return { path, text: changes[path]?.(text) ?? text };
  });
  const parsed = parsePolicy(files, (text) => createHash('sha256').update(text).digest('hex'));
  if (!parsed.ok) throw new Error(parsed.error.map((problem) => JSON.stringify(problem)).join('\n'));
  return parsed.value;
}

/** A single policy version, in force and judging every case. */
export function onlyPolicy(policy: PolicySnapshot): Policies {
  return {
    current: policy as Policies['current'],
    currentVersion: versionOf(policy),
    of: () => policy as ReturnType<Policies['of']>,
  };
}
