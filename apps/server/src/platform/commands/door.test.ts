import { createHash } from 'node:crypto';
import { createScrubber, pseudonymFrom } from '@muster/scrubber';
import { Type, type TSchema } from 'typebox';
import { Check } from 'typebox/value';
import { describe, expect, test } from 'vitest';
import { scrubAtDoor } from './door.ts';
import { FreeLine, FreeText } from './free-text.ts';

const scrubber = createScrubber({
  pseudonym: pseudonymFrom((bytes) => createHash('sha256').update(bytes).digest(), 'k1'),
});
const SECRET = 'password=hunter2hunter2';
const words = FreeText({ maxLength: 100 });

const through = (schema: TSchema, input: unknown) => scrubAtDoor(scrubber, schema, input);

describe('a secret in free text does not pass the door [GOV 6.4]', () => {
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
  ])('%s', (_where, schema, input) => {
    const passed = through(schema, input);
    expect(JSON.stringify(passed.input)).not.toContain('hunter2');
    expect(passed.findings.map(({ classification }) => classification)).toEqual(['RESTRICTED']);
  });
});

test('what is no free text passes as it is, and so does what holds nothing', () => {
  const schema = Type.Object({ id: Type.String(), note: words, count: Type.Integer(), none: Type.Null() });
  const input = { id: 'password=a-name-not-a-text', note: 'p99 is at 900 ms', count: 3, none: null };
  expect(through(schema, input)).toEqual({ input, findings: [] });
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
