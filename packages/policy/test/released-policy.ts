import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import type { PolicyFile, PolicyProblem, PolicySnapshot } from '../src/index.ts';
import { describeProblem, parsePolicy } from '../src/index.ts';

const folder = new URL('../../../policy/GOV-001/2.0.0/', import.meta.url);

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The files of GOV-001 2.0.0 as released in this repository. */
export function releasedFiles(): PolicyFile[] {
  return readdirSync(folder).map((path) => ({ path, text: readFileSync(new URL(path, folder), 'utf8') }));
}

/** GOV-001 2.0.0, with some files changed by a text replacement; a replacement that finds nothing is a broken test. */
export function changedFiles(changes: Record<string, [from: string | RegExp, to: string][]>): PolicyFile[] {
  return releasedFiles().map(({ path, text }) => ({
    path,
    text: (changes[path] ?? []).reduce((before, [from, to]) => {
      const after = before.replace(from, to);
      if (after === before) throw new Error(`${path} does not contain ${String(from)}`);
      return after;
    }, text),
  }));
}

export function loadPolicy(files = releasedFiles()): PolicySnapshot {
  const parsed = parsePolicy(files, sha256);
  if (!parsed.ok) throw new Error(parsed.error.map(describeProblem).join('\n'));
  return parsed.value;
}

export function problemsOf(files: PolicyFile[]): PolicyProblem[] {
  const parsed = parsePolicy(files, sha256);
  return parsed.ok ? [] : parsed.error;
}
