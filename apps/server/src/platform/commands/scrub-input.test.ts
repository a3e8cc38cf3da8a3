import { Type, type TSchema } from 'typebox';
import { Check } from 'typebox/value';
import { describe, expect, test } from 'vitest';
import { keyMaker } from '../../../../../packages/scrubber/test/issued-keys.ts';
import { scrubInput } from './scrub-input.ts';
import { LARGE_TEXT, openServerScrubber } from '../scrubbing/server-scrubber.ts';
import { FreeLine, FreeText } from './free-text.ts';

const scrubber = openServerScrubber({ kid: 'k1', bytes: new Uint8Array(32) });
const SECRET = 'password=hunter2hunter2';
const words = FreeText({ maxLength: 100 });

const scrubbed = async (schema: TSchema, input: unknown) => scrubInput(scrubber, schema, input);
const through = async (schema: TSchema, input: unknown) => {
  const passed = await scrubbed(schema, input);
  if (!passed.ok) throw new Error(passed.error.public);
  return passed.value;
};

describe('a secret in free text does not pass the scrubber [GOV 6.4]', () => {
  test.each<[string, TSchema, unknown]>([
    ['in a property', Type.Object({ note: words }), { note: SECRET }],
    ['in an optional property', Type.Object({ note: Type.Optional(words) }), { note: SECRET }],
    ['in a list', Type.Object({ notes: Type.Array(words) }), { notes: ['fine', SECRET] }],
    ['deeper down', Type.Object({ of: Type.Object({ note: words }) }), { of: { note: SECRET } }],
    ['where it may be null instead', Type.Object({ note: Type.Union([words, Type.Null()]) }), { note: SECRET }],
    [
      'in one of several shapes',
      Type.Union([Type.Object({ id: Type.String() }), Type.Object({ note: words })]),
      { note: SECRET },
    ],
    ['in a list or a single text', Type.Object({ note: Type.Union([Type.Array(words), words]) }), { note: [SECRET] }],
    [
      'in both halves of a shape',
      Type.Intersect([Type.Object({ id: Type.String() }), Type.Object({ note: words })]),
      { id: 'a', note: SECRET },
    ],
    ['under any name', Type.Record(Type.String(), words), { whatever: SECRET }],
  ])('%s', async (_where, schema, input) => {
    const passed = await through(schema, input);
    expect(JSON.stringify(passed.input)).not.toContain('hunter2');
    expect(passed.findings.map(({ classification }) => classification)).toEqual(['RESTRICTED']);
  });
});

test('what is no free text passes as it is, and so does what holds nothing', async () => {
  const schema = Type.Object({ id: Type.String(), note: words, count: Type.Integer(), none: Type.Null() });
  const input = { id: 'password=a-name-not-a-text', note: 'p99 is at 900 ms', count: 3, none: null };
  expect(await through(schema, input)).toEqual({ input, findings: [] });
});

test('a large text is scrubbed beside the server, and what it holds is found [GOV 6.4, 6.5]', async () => {
  const large = `${'the p99 is at 900 ms. '.repeat(LARGE_TEXT / 20)} ${SECRET}`;
  const schema = FreeText({ maxLength: 1_000_000 });
  const passed = await through(schema, large);
  expect(passed.input).toMatch(/ password=\[removed:secret\]$/);
  expect(passed.findings).toHaveLength(1);
});

describe('a key in a field that is no free text is refused, and not repeated [GOV 6.4]', () => {
  const key = keyMaker(1).keys['AWS key id']();
  test.each<[string, TSchema, unknown, string]>([
    ['in a property', Type.Object({ label: Type.String() }), { label: key }, '/label'],
    ['deeper down', Type.Object({ of: Type.Array(Type.String()) }), { of: ['x', key] }, '/of/1'],
    ['as a name', Type.Object({ words: Type.Record(Type.String(), Type.Number()) }), { words: { [key]: 1 } }, '/words'],
    [
      'in one of several shapes',
      Type.Union([Type.Object({ id: Type.String() }), Type.Object({ label: Type.String() })]),
      { label: key },
      '/label',
    ],
  ])('%s', async (_where, schema, input, path) => {
    const refused = await scrubbed(schema, input);
    expect(refused).toMatchObject({ ok: false, error: { code: 'commands/secret-in-field', fields: [{ path }] } });
    expect(JSON.stringify(refused)).not.toContain(key);
  });
});

test.each([
  ['a line feed', 'Fraud\nmodel', true],
  ['a carriage return', 'Fraud\rmodel', true],
  ['a tab', 'Fraud\tmodel', true],
  ['a line separator', 'Fraud\u2028model', false],
  ['an override of the direction', 'Fraud\u202emodel', false],
  ['an escape', 'Fraud\u001b[2Jmodel', false],
])('a name or title holds no %s; a note may where it is text', (_, text, isText) => {
  const takes = (schema: TSchema): boolean => Check(schema, text);
  expect([takes(FreeLine({ maxLength: 100 })), takes(words)]).toEqual([false, isText]);
});
