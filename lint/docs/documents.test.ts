import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { Environment } from '../../apps/server/src/platform/config/environment.ts';
import { interpretationsPage, newestPolicy } from './interpretations-page.ts';

const root = join(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

const SKIPPED = new Set(['node_modules', 'dist', '.git', '.muster', 'planted']);

/** Every Markdown file of ours, relative to the root. */
const documents = readdirSync(root, { withFileTypes: true })
  .filter(({ name }) => !SKIPPED.has(name))
  .flatMap((entry) =>
    entry.isDirectory()
      ? readdirSync(join(root, entry.name), { recursive: true, withFileTypes: true }).map((below) =>
          relative(root, join(below.parentPath, below.name)),
        )
      : [entry.name],
  )
  .filter((path) => path.endsWith('.md') && !path.split('/').some((part) => SKIPPED.has(part)));

/** Link and image targets in a document that point into the repository. */
const linksIn = (path: string): readonly string[] =>
  [...read(path).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^([a-z]+:|#)/.test(target))
    .map((target) => target.replace(/#.*$/, ''));

test('documents are found at all', () => {
  expect(documents).toContain('CONTRIBUTING.md');
  expect(documents).toContain('apps/server/src/areas/incidents/README.md');
});

test('every link between documents leads somewhere', () => {
  const dead = documents.flatMap((path) =>
    linksIn(path)
      .filter((target) => !existsSync(join(root, dirname(path), target)))
      .map((target) => `${path}: ${target}`),
  );
  expect(dead).toEqual([]);
});

test('the configuration page names every variable that Muster reads, with its meaning, and no other', () => {
  const rows = [...read('docs/configuration.md').matchAll(/^\| `([A-Z_]+)` \| (.+?) \| .+ \|$/gm)];
  const meanings = Object.fromEntries(rows.map(([, name = '', meaning = '']) => [name, meaning]));
  expect(Object.keys(meanings).toSorted()).toEqual(Object.keys(Environment.properties).toSorted());
  const drifted = Object.entries(Environment.properties)
    .map(([name, setting]) => ({ name, ...(setting as unknown as { readonly description: string }) }))
    .filter(({ name, description }) => !meanings[name]?.startsWith(description));
  expect(drifted).toEqual([]);
});

test('the page of interpretations is what the policy says (else: node lint/docs/interpretations-page.ts)', () => {
  expect(read('docs/interpretations.md')).toBe(interpretationsPage(newestPolicy()));
});

test('the list of decisions has every record, by its title', () => {
  const records = readdirSync(join(root, 'docs/adr')).filter((name) => /^\d{4}-/.test(name));
  const listed = [...read('docs/adr/README.md').matchAll(/^\| \[(\d{4})\]\(([^)]+)\) \| (.+) \|$/gm)];
  expect(listed.map(([, , path]) => path)).toEqual(records.toSorted());
  for (const [, number, path = '', title] of listed) {
    expect(read(`docs/adr/${path}`)).toMatch(new RegExp(`^# ${number}: `));
    expect(read(`docs/adr/${path}`).split('\n')[0]).toBe(`# ${number}: ${title}`);
  }
});

test('every command of the tutorial is run by e2e/docs.e2e.ts, but for the clone that a reader begins with', () => {
  const untested = [...read('docs/tutorial.md').matchAll(/^```sh\n([\s\S]*?)^```/gm)].map(([, block]) => block);
  expect(untested).toEqual(['git clone <this repository> muster && cd muster\nnpm ci\n']);
});
