import { describe, expect, test } from 'vitest';
import { isDatabaseAway } from './is-database-away.ts';

const failure = (message: string, code?: string): Error =>
  Object.assign(new Error(message), code === undefined ? {} : { code });

describe('a failed query', () => {
  test.each([
    failure('terminating connection', '57P01'),
    failure('statement timeout', '57014'),
    failure('lock timeout', '55P03'),
    failure('too many connections', '53300'),
    failure('terminating connection due to idle-in-transaction timeout', '25P03'),
    failure('terminating connection due to transaction timeout', '25P04'),
    failure('connection failure', '08006'),
    failure('connect', 'ECONNREFUSED'),
    failure('Connection terminated unexpectedly'),
    failure('timeout exceeded when trying to connect'),
  ])('is the storage’s fault: $message', (thrown) => {
    expect(isDatabaseAway(thrown)).toBe(true);
  });

  test.each([
    failure('duplicate key', '23505'),
    failure('invalid byte sequence', '22021'),
    failure('deadlock', '40P01'),
    failure('current transaction is aborted', '25P02'),
    failure('alerts.received: data does not fit'),
    'a string',
    undefined,
  ])('may be the fault of what was asked: %s', (thrown) => {
    expect(isDatabaseAway(thrown)).toBe(false);
  });
});
