import { expect, test } from 'vitest';
import { ownersOf, parseCodeowners } from '../index.ts';

const owned = (pattern: string, path: string): boolean =>
  ownersOf(parseCodeowners(`${pattern} @a`), path).rule !== undefined;

const MATCHES: readonly [pattern: string, yes: readonly string[], no: readonly string[]][] = [
  ['*', ['a', 'a/b', 'a/b/c.ts'], []],
  ['**', ['a', 'a/b'], []],
  ['*.js', ['a.js', 'x/a.js', 'x/y/a.js', 'a.js/inside'], ['a.jsx', 'a.JS', 'js']],
  ['/*', ['a', '.env'], ['a/b']],
  ['/*.md', ['README.md'], ['docs/README.md']],
  ['docs/*', ['docs/a.md'], ['docs/a/b.md', 'x/docs/a.md', 'docs']],
  ['docs/', ['docs/a', 'docs/a/b', 'x/docs/a'], ['docs', 'docsx/a']],
  ['/docs/', ['docs/a', 'docs/a/b'], ['x/docs/a', 'docs']],
  ['apps', ['apps', 'apps/a', 'x/apps/y/z'], ['appsx', 'myapps/a']],
  ['/apps', ['apps', 'apps/a'], ['x/apps']],
  ['apps/web', ['apps/web', 'apps/web/a'], ['x/apps/web/a', 'apps/webx']],
  ['**/logs', ['logs', 'logs/a', 'build/logs/a', 'deep/ly/nested/logs/a/b'], ['logsx', 'mylogs/a']],
  ['**/*.py', ['a.py', 'x/y/a.py'], ['a.pyc']],
  ['/a/**/b', ['a/b', 'a/x/b', 'a/x/y/b', 'a/x/b/c'], ['b', 'x/a/b', 'a/bx']],
  ['a/**', ['a/b', 'a/b/c'], ['a', 'x/a/b']],
  ['/**', ['a', 'a/b'], []],
  ['a/**/', ['a/b/c', 'a/b'], ['a']],
  ['**/a/**', ['a/b', 'x/a/b/c'], ['a', 'x/a']],
  ['f?o', ['foo', 'fxo/a', 'f💥o'], ['fo', 'fooo', 'f/o']],
  ['a*c*e', ['abcde', 'ace', 'axxcxxe'], ['acde/x'.slice(0, 3), 'ae']],
  [String.raw`with\ space/`, ['with space/a'], ['with', 'with\\ space/a']],
  [String.raw`a\*b`, ['a*b'], ['axb']],
  ['foo#bar', ['foo#bar'], ['foo']],
  ['.github/', ['.github/workflows/ci.yml'], ['github/a']],
  ['*/x', ['a/x', 'a/x/y'], ['x', 'a/b/x']],
  ['a/*/c', ['a/b/c'], ['a/c', 'a/b/b/c']],
  ['a/*/', ['a/b/c', 'a/b/c/d'], ['a/b']],
  ['a/**/*', ['a/b', 'a/b/c'], ['a']],
];

test.each(MATCHES)('%s matches what GitHub lets it match [GOV 5.1.2]', (pattern, yes, no) => {
  expect(yes.filter((path) => !owned(pattern, path))).toEqual([]);
  expect(no.filter((path) => owned(pattern, path))).toEqual([]);
});

test('the last line that matches decides, and lines are not merged [GOV 5.1.2]', () => {
  const file = parseCodeowners('* @all\n*.ts @ts @types\n/src/ @src\n');
  expect(ownersOf(file, 'a.ts')).toMatchObject({ owners: ['@ts', '@types'], rule: { line: 2 } });
  expect(ownersOf(file, 'src/a.ts')).toMatchObject({ owners: ['@src'], rule: { line: 3 } });
});

test('a line without owners clears, which is not the same as no line [GOV 5.1.2]', () => {
  const file = parseCodeowners('*.ts @ts\n/generated/\n');
  expect(ownersOf(file, 'generated/a.ts')).toMatchObject({ owners: [], rule: { line: 2 } });
  expect(ownersOf(file, 'README')).toEqual({ owners: [] });
});

test('a line that is not valid is skipped and named, the rest stays in force [GOV 5.1.2]', () => {
  const lines = [
    '* @all',
    '!a @b',
    '[ab].ts @b',
    String.raw`\#a @b`,
    '/ @b',
    'a***b @b',
    '*.md nobody',
    '*.c @a @b/c/d',
  ];
  const file = parseCodeowners(lines.join('\n'));
  expect(file.problems.map(({ line }) => line)).toEqual([2, 3, 4, 5, 6, 7, 8]);
  expect(ownersOf(file, 'x.md')).toMatchObject({ owners: ['@all'], rule: { line: 1 } });
});

test('comments, blank lines, CRLF, a byte order mark and tabs', () => {
  const file = parseCodeowners('\uFEFF# who\r\n\r\n  *.ts\t@a  @org/team-1 ops@example.com # why\r\n#*.md @x\r\n');
  expect(file.problems).toEqual([]);
  expect(ownersOf(file, 'a.ts').owners).toEqual(['@a', '@org/team-1', 'ops@example.com']);
  expect(ownersOf(file, 'a.md').rule).toBeUndefined();
});

test('case counts, in patterns and in paths', () => {
  const file = parseCodeowners('/Docs/ @a\n');
  expect(ownersOf(file, 'Docs/a').owners).toEqual(['@a']);
  expect(ownersOf(file, 'docs/a').rule).toBeUndefined();
});

test('a path may begin with ./ or /', () => {
  const file = parseCodeowners('/a/b @a\n');
  expect(ownersOf(file, './a/b').owners).toEqual(['@a']);
  expect(ownersOf(file, '/a/b').owners).toEqual(['@a']);
});

test('a file of 3 MB is not loaded, as at GitHub', () => {
  const line = '*.ts @a\n';
  const file = parseCodeowners(line.repeat(Math.ceil((3 * 1024 * 1024) / line.length)));
  expect(file.rules).toEqual([]);
  expect(file.problems).toEqual([{ line: 0, problem: 'the file is 3 MB or larger: GitHub does not load it' }]);
});
