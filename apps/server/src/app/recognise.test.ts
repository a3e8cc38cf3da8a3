import { expect, test } from 'vitest';
import { recogniseDatabaseAway } from './recognise.ts';

test('a database that is away is said to be, and when to try again; any other fault is not taken for it', () => {
  const away = Object.assign(new Error('connect 10.0.0.5:5432'), { code: 'ECONNREFUSED' });
  expect(recogniseDatabaseAway(away)).toMatchObject({
    kind: 'unavailable',
    code: 'database/away',
    retryAfterSeconds: 2,
    remedy: expect.any(String),
  });
  expect(JSON.stringify(recogniseDatabaseAway(away))).not.toContain('10.0.0.5');
  expect(recogniseDatabaseAway(new TypeError('a bug'))).toBeUndefined();
});
