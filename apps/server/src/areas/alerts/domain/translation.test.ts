import { expect, test } from 'vitest';
import { readTranslation } from './translation.ts';

const problems = (text: string): readonly string[] => {
  const read = readTranslation(text);
  return read.ok ? [] : read.error.map(({ problem }) => problem);
};

test('a translation is read line by line; comments and empty lines say nothing', () => {
  const read = readTranslation(
    '# ours\n\nidentity: item.id\nname : item.title + ": " + item.host\nlabel severity: item.level\nannotation run.book: item.url\n',
  );
  expect(read).toMatchObject({
    ok: true,
    value: {
      identity: 'item.id',
      name: 'item.title + ": " + item.host',
      labels: { severity: 'item.level' },
      annotations: { 'run.book': 'item.url' },
    },
  });
});

test('what is unknown, said twice or missing is named with its line', () => {
  expect(problems('identity: a\nidentity: b\nname: c')).toEqual(['line 2 repeats “identity”']);
  expect(problems('identity: a\nname: c\ncolour: red\nnonsense')).toEqual([
    'line 3 does not start with a known part',
    'line 4 does not start with a known part',
  ]);
  expect(problems('')).toEqual(['has no line “identity: …”', 'has no line “name: …”']);
  expect(problems('identity: a\nname: b\neach: body.alerts')).toEqual(['has a line “each”, but no line “group”']);
  expect(problems('# a\n'.repeat(70))).toEqual(['has more than 60 lines']);
  expect(problems('identity: a\nname: b\nlabel __proto__: c\nlabel constructor: d')).toEqual([]);
});
