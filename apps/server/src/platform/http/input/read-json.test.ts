import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { repairText } from './repair-text.ts';
import { readJson } from './read-json.ts';

const limits = { maxDepth: 8 };
const problemIn = (text: string) => {
  const read = readJson(text, limits);
  return read.ok ? undefined : read.error;
};

test('any JSON that says one thing is read as JSON.parse reads it', () => {
  const key = fc.string().filter((text) => !['__proto__', 'constructor', 'prototype'].includes(text));
  const leaf = fc.oneof(
    fc.string(),
    fc.maxSafeInteger(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.boolean(),
    fc.constant(null),
  );
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof({ maxDepth: 6 }, leaf, fc.array(tie('tree')), fc.dictionary(key, tie('tree'))),
  }));
  fc.assert(
    fc.property(tree, fc.constantFrom(0, 1, 2, '\t'), (value, indent) => {
      const text = JSON.stringify(value, null, indent);
      const hasLargeInteger = /(?<![\d.eE+-])-?\d{16,}(?![\d.eE])/.test(text.replaceAll(/"(?:[^"\\]|\\.)*"/g, ''));
      if (hasLargeInteger || /\\u/.test(text)) return;
      expect(readJson(text, limits)).toEqual({ ok: true, value: JSON.parse(text) as unknown });
    }),
    { seed: 20261102 },
  );
});

test.each([
  ['as Go writes it', String.raw`{"url":"http://p/graph?a\u003d1\u0026b","x":"\u003cb\u003e"}`],
  ['with a backslash before what looks like an escape', String.raw`{"a":"C:\\u0026"}`],
  ['with spaces', '{ "a" : [ 1, 2 ] }'],
])('JSON is read whoever wrote it: %s', (_, text) =>
  expect(readJson(text, limits)).toEqual({ ok: true, value: JSON.parse(text) as unknown }),
);

test('how deep is too deep does not depend on how it is written', () => {
  const deep = (levels: number, space: string) => `${`[${space}`.repeat(levels)}1${']'.repeat(levels)}`;
  for (const space of ['', ' ']) {
    expect(problemIn(deep(8, space))).toBeUndefined();
    expect(problemIn(deep(9, space))?.problem).toBe('is nested deeper than 8 levels');
  }
});

describe('JSON that could be read in two ways is refused', () => {
  test.each([
    ['a key given twice', '{"a":1,"b":{"c":1,"c":2}}', '/b/c', 'is given more than once'],
    [
      'a key given twice, once in disguise',
      String.raw`{"title":1,"t\u0069tle":2}`,
      '/title',
      'is given more than once',
    ],
    ['a key given twice in a list', '[{"a":1},{"a":1,"a":1}]', '/1/a', 'is given more than once'],
    ['a number too large', '{"a":[1,{"b":1e400}]}', '/a/1/b', 'is a number that cannot be stored exactly'],
    ['a negative number too large', '-1e400', '', 'is a number that cannot be stored exactly'],
    ['an integer that would be rounded', '{"a":9007199254740993}', '/a', 'is a number that cannot be stored exactly'],
    [
      'an integer whose neighbour would be',
      '{"a":9007199254740994}',
      '/a',
      'is a number that cannot be stored exactly',
    ],
    ['half a character', String.raw`{"a":"\ud800"}`, '/a', 'contains a NUL or half a character'],
    ['a NUL', String.raw`{"a":["\u0000"]}`, '/a/0', 'contains a NUL or half a character'],
  ])('%s', (_, text, path, problem) => expect(problemIn(text)).toMatchObject({ path, problem }));

  test.each([
    ['NaN', '{"a":NaN}'],
    ['Infinity', '{"a":Infinity}'],
    ['a comment', '{"a":1/*x*/}'],
    ['a trailing comma', '{"a":1,}'],
    ['two values', '{}{}'],
    ['nothing', ''],
  ])('%s', (_, text) => expect(problemIn(text)?.problem).toMatch(/^is not valid JSON/));
});

test.each(['__proto__', 'constructor', 'prototype', String.raw`\u005f_proto__`])(
  'a key that reaches a prototype is refused: %s',
  (key) => {
    expect(problemIn(`{"a":{"${key}":{"isAdmin":true}}}`)).toMatchObject({
      path: '/a',
      problem: expect.stringContaining('not allowed'),
    });
    expect(({} as Record<string, unknown>)['isAdmin']).toBeUndefined();
  },
);

test('nesting is bounded, without reading on', () => {
  expect(problemIn('['.repeat(8) + ']'.repeat(8))).toBeUndefined();
  expect(problemIn('['.repeat(9) + ']'.repeat(9))?.problem).toBe('is nested deeper than 8 levels');
  expect(problemIn('{"a":'.repeat(9) + '1' + '}'.repeat(9))?.problem).toBe('is nested deeper than 8 levels');
  expect(problemIn('['.repeat(500_000) + ']'.repeat(500_000))?.problem).toBe('is nested deeper than 8 levels');
});

test('what looks like structure inside a text is text', () => {
  const text = JSON.stringify({ a: '{"a":1,"a":2,1e400,[[[[[[[[[[', b: ['\\', '"', '\\"', '\\\\'], '"': 1, '\\"': 2 });
  expect(readJson(text, limits)).toEqual({ ok: true, value: JSON.parse(text) as unknown });
});

test('a problem says where, and never repeats what was sent', () => {
  const secret = 'hunter2-hunter2-hunter2';
  for (const text of [
    `{"password":"${secret}`,
    `{"a":${secret}}`,
    `{"${secret} ${secret}":1,"${secret} ${secret}":2}`,
    `"${secret}" x`,
  ]) {
    expect(JSON.stringify(problemIn(text))).not.toContain(secret);
  }
  expect(problemIn('{\n  "a": 1,\n}')?.problem).toBe('is not valid JSON (line 3, column 1)');
});

test('an intake that must not lose a message keeps what looks like a prototype’s name as the data it is', () => {
  const read = readJson('{"a":{"__proto__":"x","constructor":"y"}}', { maxDepth: 8, damagedText: 'keep' });
  expect(read.ok && JSON.stringify(repairText(read.value))).toBe('{"a":{"\uFFFDproto__":"x","constructor":"y"}}');
});
