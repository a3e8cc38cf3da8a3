import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import type { PolicyFile, PolicyProblem, PolicySnapshot } from '../src/index.ts';
import { describeProblem, parsePolicy } from '../src/index.ts';
import { readSection } from '../src/reading/read-section.ts';
import { fileOf } from '../src/sections.ts';

const folder = new URL('../../../policy/GOV-001/2.0.0+r1/', import.meta.url);
const released = readdirSync(folder).map((path) => ({ path, text: readFileSync(new URL(path, folder), 'utf8') }));
const sectionFiles = new Map<string, ReturnType<typeof readSection>>();

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The files of GOV-001 2.0.0 as released in this repository. */
export function releasedFiles(): PolicyFile[] {
  return [...released];
}

/** A test changes one file or two: the others are as released, and are read only once. */
export const readReleasedOnce: typeof readSection = (name, text) => {
  if (!released.some((file) => file.path === fileOf(name) && file.text === text)) return readSection(name, text);
  const file = sectionFiles.get(name) ?? readSection(name, text);
  sectionFiles.set(name, file);
  return file;
};

/** GOV-001 2.0.0, with text replaced in some files; a replacement that matches nothing is a broken test. */
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
  const parsed = parsePolicy(files, sha256, readReleasedOnce);
  if (!parsed.ok) throw new Error(parsed.error.map(describeProblem).join('\n'));
  return parsed.value;
}

export function problemsOf(files: PolicyFile[]): PolicyProblem[] {
  const parsed = parsePolicy(files, sha256, readReleasedOnce);
  return parsed.ok ? [] : parsed.error;
}
