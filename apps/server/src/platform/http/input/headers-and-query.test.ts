import { Type } from 'typebox';
import { describe, expect, test } from 'vitest';
import * as fc from 'fast-check';
import { coerceQuery } from './coerce-query.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { etagOf, readIfMatch } from './etag.ts';
import { readIdempotencyKey } from './idempotency-key.ts';
import { readForm } from './read-form.ts';
import { repairText } from './repair-text.ts';
import { readRequestId } from '../create-http.ts';

describe('a cursor', () => {
  const Key = Type.Tuple([Type.String(), Type.Integer()]);
  test('is read back as it was made', () => {
    fc.assert(
      fc.property(fc.string(), fc.maxSafeInteger(), (text, number) => {
        fc.pre(text.isWellFormed() && !text.includes('\0'));
        expect(decodeCursor(Key, encodeCursor(Key, [text, number]))).toEqual({ ok: true, value: [text, number] });
      }),
      { seed: 20261102 },
    );
  });
  test.each([
    ['garbage', 'not a cursor!'],
    ['another list’s', encodeCursor(Type.Object({ seq: Type.Integer() }), { seq: 1 })],
    ['one with too much', encodeCursor(Type.Array(Type.Union([Type.String(), Type.Integer()])), ['a', 1, 2])],
    ['one that is not JSON', Buffer.from('{').toString('base64url')],
    ['a huge one', 'A'.repeat(5000)],
    ['an empty one', ''],
  ])('of another making is refused: %s', (_, cursor) => {
    expect(decodeCursor(Key, cursor)).toMatchObject({
      ok: false,
      error: { kind: 'invalid', code: 'request/bad-cursor' },
    });
  });
});

describe('If-Match', () => {
  test('names the version that Muster gave', () => expect(readIfMatch(etagOf(7))).toEqual({ ok: true, value: 7 }));
  test.each([undefined, '*'])('may expect none (%s)', (header) =>
    expect(readIfMatch(header)).toEqual({ ok: true, value: undefined }),
  );
  test.each(['7', 'W/"7"', '"7", "8"', '"x"', '', '"-1"'])('is refused when it is %s', (header) =>
    expect(readIfMatch(header).ok).toBe(false),
  );
});

test('an Idempotency-Key is taken bare or quoted, and bounded', () => {
  expect(readIdempotencyKey('"8e03978e-40d5"')).toEqual({ ok: true, value: '8e03978e-40d5' });
  expect(readIdempotencyKey('8e03978e-40d5')).toEqual({ ok: true, value: '8e03978e-40d5' });
  expect(readIdempotencyKey(undefined)).toEqual({ ok: true, value: undefined });
  for (const bad of ['', '""', 'a b', 'a\u00e9', 'x'.repeat(129), 'a"b'])
    expect(readIdempotencyKey(bad).ok).toBe(false);
});

test('a request id is taken over only if it cannot mislead a log', () => {
  expect(readRequestId('4bf92f3577b34da6a3ce929d0e0e4736')).toBe('4bf92f3577b34da6a3ce929d0e0e4736');
  for (const bad of [
    '',
    'short',
    'has space',
    'x'.repeat(65),
    'new\nline0',
    '\u001b[31mred00',
    '-leading0',
    ['twice000', 'twice001'],
  ]) {
    expect(readRequestId(bad)).toBeUndefined();
  }
});

describe('a query value', () => {
  const Query = Type.Object({
    limit: Type.Integer(),
    share: Type.Number(),
    open: Type.Boolean(),
    name: Type.String(),
    severity: Type.Array(Type.String()),
  });
  test('that is exactly what the schema asks for becomes it', () => {
    const given = { limit: '20', share: '0.25', open: 'true', name: '7', severity: 'SEV-1' };
    expect(coerceQuery(Query, given)).toEqual({ limit: 20, share: 0.25, open: true, name: '7', severity: ['SEV-1'] });
  });
  test.each([
    { limit: '' },
    { limit: '1.5' },
    { limit: '1e3' },
    { limit: '0x10' },
    { limit: ' 1' },
    { limit: '9007199254740993' },
    { limit: ['1', '2'] },
    { share: 'NaN' },
    { open: '1' },
    { open: 'yes' },
  ])('that is not is left for the schema to refuse: %j', (given) => expect(coerceQuery(Query, given)).toEqual(given));
});

test('a form is flat, and a field given twice is refused', () => {
  expect(readForm('grant_type=password&username=a%40b&password=p+w')).toEqual({
    ok: true,
    value: { grant_type: 'password', username: 'a@b', password: 'p w' },
  });
  expect(readForm('scope=a&scope=b')).toMatchObject({ ok: false, error: { path: '/scope' } });
  expect(readForm('__proto__=x').ok).toBe(false);
});

test('damaged text can be repaired, deep down, without losing the rest', () => {
  expect(repairText({ a: ['x\0y', { 'k\ud800': '\udc00z', n: 1, t: true, e: null }] })).toEqual({
    a: ['x\uFFFDy', { 'k\uFFFD': '\uFFFDz', n: 1, t: true, e: null }],
  });
});
