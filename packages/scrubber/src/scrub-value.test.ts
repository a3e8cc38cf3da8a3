import { describe, expect, test } from 'vitest';
import { testPseudonym, testScrubber } from '../test/test-scrubber.ts';

const scrubber = testScrubber();
const scrub = <T>(value: T): T => scrubber.value(value).value;
const email = testPseudonym('email', 'alice@example.com');
const user = testPseudonym('user', '48151');

describe('an object key decides about its value [GOV 6.4, 6.6]', () => {
  test('secrets go, whatever they look like', () => {
    expect(
      scrub({
        password: 'aaa',
        dbPassword: 12345,
        Authorization: 'Bearer x1',
        'set-cookie': ['a=b', 'c=d'],
        apiKey: { old: 'a', new: 'b' },
      }),
    ).toEqual({
      password: '[removed:secret]',
      dbPassword: '[removed:secret]',
      Authorization: '[removed:secret]',
      'set-cookie': ['[removed:secret]', '[removed:secret]'],
      apiKey: { old: '[removed:secret]', new: '[removed:secret]' },
    });
  });

  test('flags, raw headers and named entries too', () => {
    expect(scrub(['--password', 'hunter2', '--verbose'])).toEqual(['--password', '[removed:secret]', '--verbose']);
    expect(scrub(['authorization', 'Token abc'])).toEqual(['authorization', '[removed:secret]']);
    expect(scrub({ name: 'DB_PASSWORD', value: 'hunter2' })).toEqual({
      name: 'DB_PASSWORD',
      value: '[removed:secret]',
    });
  });

  test('user ids become pseudonyms, as text and as number, and within a person', () => {
    expect(
      scrub({ user_id: 48151, customerId: '48151', user: { id: '48151', plan: 'b' }, user_ids: ['48151'] }),
    ).toEqual({
      user_id: user,
      customerId: user,
      user: { id: user, plan: 'b' },
      user_ids: [user],
    });
  });

  test('an e-mail address under a user key is the pseudonym of the address', () => {
    expect(scrub({ user: 'alice@example.com' })).toEqual({ user: email });
  });

  test('references, counters, flags and decisions stay', () => {
    const value = {
      password: 'env:DB_PASSWORD',
      secretName: 'ml-db-credentials',
      max_tokens: 5,
      token: 'the',
      has_password: true,
      user_id: null,
      authorization: { allowed: true, clause: '2.1' },
      version: '1.2.3.4',
      uid: '123e4567-e89b-12d3-a456-426614174000',
    };
    expect(scrubber.value(value)).toEqual({ value, findings: [] });
  });
});

test('a name of a secret may be as long as a label of Kubernetes, and no longer', () => {
  const nameOf = (length: number) => `${'a'.repeat(length - '-credentials'.length)}-credentials`;
  expect(scrubber.value({ password: nameOf(64) }).findings).toEqual([]);
  expect(scrubber.value({ password: nameOf(65) }).findings).toHaveLength(1);
});

describe('every text at every level is scrubbed [GOV 6.5]', () => {
  test('keys too, and the path of a finding names only scrubbed keys', () => {
    const { value, findings } = scrubber.value({ seen: [{ 'alice@example.com': 'from 203.0.113.7' }] });
    const ip = testPseudonym('ip', '203.0.113.7');
    expect(value).toEqual({ seen: [{ [email]: `from ${ip}` }] });
    const path = `/seen/0/${email.replace('~', '~0')}`;
    expect(findings.map((finding) => [finding.kind, finding.path, finding.start])).toEqual([
      ['email', path, 0],
      ['ip', path, 5],
    ]);
  });

  test('two keys that become the same stay two', () => {
    expect(scrub({ 'alice@example.com': 1, 'ALICE@example.com': 2 })).toEqual({ [email]: 1, [`${email}#2`]: 2 });
  });

  test('errors with message, stack, cause and what hangs on them; the class is kept', () => {
    const raw = Object.assign(
      new RangeError('no mail to alice@example.com', { cause: new Error('password=hunter2') }),
      { user_id: '48151' },
    );
    const error = scrub(raw);
    expect(error).toBeInstanceOf(RangeError);
    expect(error.message).toBe(`no mail to ${email}`);
    expect(error.stack).not.toContain('alice');
    expect((error.cause as Error).message).toBe('password=[removed:secret]');
    expect(error.user_id).toBe(user);
    expect(raw.message).toContain('alice');
  });

  test('cycles and shared references keep their shape', () => {
    type Node = { mail: string; self?: Node; list: Node[] };
    const node: Node = { mail: 'alice@example.com', list: [] };
    node.self = node;
    node.list.push(node);
    const copy = scrub(node);
    expect(copy.mail).toBe(email);
    expect(copy.self).toBe(copy);
    expect(copy.list[0]).toBe(copy);
  });

  test('maps, sets, boxed texts and what turns itself into JSON', () => {
    expect(
      scrub(
        new Map<string, unknown>([
          ['password', 'x1'],
          ['m', 'alice@example.com'],
        ]),
      ),
    ).toEqual(
      new Map([
        ['password', '[removed:secret]'],
        ['m', email],
      ]),
    );
    expect(scrub(new Set(['alice@example.com']))).toEqual(new Set([email]));
    expect(scrub({ a: Object('alice@example.com') as unknown })).toEqual({ a: email });
    expect(scrub({ a: { toJSON: () => ({ mail: 'alice@example.com' }) } })).toEqual({ a: { mail: email } });
  });

  test('a key named __proto__ is data', () => {
    const value = scrub(JSON.parse('{"__proto__":{"mail":"alice@example.com"}}') as object);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(JSON.stringify(value)).toBe(`{"__proto__":{"mail":"${email}"}}`);
  });
});

describe('what cannot be read does not pass [GOV 6.5]', () => {
  test('too deep, too much, bytes, functions, and getters that throw', () => {
    expect(testScrubber({ maxDepth: 2 }).value({ a: { b: { c: 'deep' } } }).value).toEqual({
      a: { b: '[removed:unscannable]' },
    });
    expect(testScrubber({ maxNodes: 2 }).value(['a', 'b', 'c', 'd']).value).toEqual([
      'a',
      'b',
      '[removed:unscannable]',
    ]);
    expect(scrub({ a: new Uint8Array(3), b: () => 'x' })).toEqual({
      a: '[removed:unscannable]',
      b: '[removed:unscannable]',
    });
    const trap = Object.defineProperty({}, 'x', {
      enumerable: true,
      get: () => {
        throw new Error('alice@example.com');
      },
    });
    expect(scrub({ trap })).toEqual({ trap: '[removed:unscannable]' });
  });

  test('scrubbing a value again changes nothing', () => {
    const once = scrub({
      user_id: '48151',
      password: 'x1',
      'alice@example.com': ['Bearer abc123', { url: 'redis://:pw1@h' }],
    });
    expect(scrubber.value(once)).toEqual({ value: once, findings: [] });
    expect(scrubber.value(once).value).toBe(once);
  });
});
