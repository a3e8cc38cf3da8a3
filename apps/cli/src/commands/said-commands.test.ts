import { lists, verbs } from '@muster/api-client/declared';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { nouns } from './nouns.ts';

const root = join(import.meta.dirname, '../../../..');
const TOLD = ['apps/*/src/**/*.{ts,tsx}', 'docs/**/*.md', 'runbooks/**/*.md', 'README.md'];

test('whatever people are told to type is a command', () => {
  const known = new Set([
    ...nouns.flatMap(({ name, verbs: own }) => own.map(({ usage }) => `${name} ${usage.split(' ')[0]}`)),
    ...verbs.flatMap(({ noun, verb, aliases = [] }) => [verb, ...aliases].map((name) => `${noun} ${name}`)),
    ...lists.map(({ noun, list }) => `${noun} ${list}`),
  ]);
  const names = new Set(nouns.map(({ name }) => name));
  const said = globSync(TOLD, { cwd: root })
    .filter((path) => !path.includes('.test.'))
    .flatMap((path) =>
      [
        ...readFileSync(join(root, path), 'utf8').matchAll(/\bmuster ([a-z-]+) ([a-z][a-z-]*)(?=[\s`'’".,;:)<]|$)/gm),
      ].map(([, noun = '', verb = '']) => ({ path, noun, command: `${noun} ${verb}` })),
    );
  expect(said.length).toBeGreaterThan(500);
  expect(said.filter(({ noun, command }) => names.has(noun) && !known.has(command))).toEqual([]);
});
