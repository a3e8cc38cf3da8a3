import { expect, test } from 'vitest';
import { inspect } from 'node:util';
import { parseDatabaseUrl } from './parse-database-url.ts';

const parsed = (url: string) => {
  const result = parseDatabaseUrl(url);
  if (!result.ok) throw new Error(result.error);
  return result.value;
};

test('a URL is taken apart, with its escapes', () => {
  const target = parsed('postgres://mus%40ter:p%2Fw%3A@db.example.org:6432/records');
  expect(target).toMatchObject({ host: 'db.example.org', port: 6432, database: 'records', user: 'mus@ter' });
  expect(target.password?.reveal()).toBe('p/w:');
});

test.each([
  ['postgres://u@db.example.org/d', 'verified'],
  ['postgres://u@db.example.org/d?sslmode=prefer', 'verified'],
  ['postgres://u@db.example.org/d?sslmode=require', 'verified'],
  ['postgres://u@10.0.0.7/d', 'verified'],
  ['postgres://u@localhost/d?sslmode=verify-full', 'verified'],
  ['postgres://u@localhost/d', 'not-needed'],
  ['postgres://u@127.0.0.1/d', 'not-needed'],
  ['postgres://u@[::1]/d', 'not-needed'],
  ['postgres://u@ignored/d?host=/run/postgresql', 'not-needed'],
  ['postgres://u@db.example.org/d?sslmode=disable', 'refused-by-operator'],
])('%s: TLS is %s [GOV 6.3]', (url, kind) => {
  expect(parsed(url).tls.kind).toBe(kind);
});

test.each([
  '',
  'mysql://u:hunter2@h/d',
  'postgres://:hunter2@h/d',
  'postgres://u:hunter2@h',
  'postgres://u:hunter2@h/%zz',
  'postgres://u:hunter2@h/d?sslmode=hunter2',
])('what cannot be used is refused without repeating it (%#)', (url) => {
  const result = parseDatabaseUrl(url);
  expect(result.ok).toBe(false);
  expect(JSON.stringify(result)).not.toContain('hunter2');
});

test('a parsed password does not print', () => {
  const target = parsed('postgres://u:hunter2@localhost/d');
  for (const print of [inspect(target, { depth: 9 }), JSON.stringify(target), String(target.password)])
    expect(print).not.toContain('hunter2');
});
