import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const root = new URL('../', import.meta.url);
const isTest = /\.(test|e2e)\.tsx?$/;

const texts = (folder: string, isWanted: (path: string) => boolean): string[] =>
  readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })
    .filter((path) => !path.includes('node_modules') && /\.tsx?$/.test(path) && isWanted(path))
    .map((path) => readFileSync(new URL(`${folder}/${path}`, root), 'utf8'));

test('every refusal that the server can give is named by a test', () => {
  const given = texts('apps/server/src', (path) => !isTest.test(path) && !path.includes('testing/'))
    .flatMap((text) => text.match(/\b(?:code:|invalid\(|refusal\()\s*.*(?:\n\s*[?:].*)*/g) ?? [])
    .flatMap((words) => [...words.matchAll(/'([a-z-]+\/[a-z-]+)'/g)].map(([, code = '']) => code));
  const tested = ['apps', 'packages', 'e2e'].flatMap((folder) => texts(folder, (path) => isTest.test(path))).join('\n');
  expect(new Set(given).size).toBeGreaterThan(80);
  expect([...new Set(given)].filter((code) => !tested.includes(`'${code}'`)).toSorted()).toEqual([]);
});
