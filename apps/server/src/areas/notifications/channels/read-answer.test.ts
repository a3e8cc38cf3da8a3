import { describe, expect, test } from 'vitest';
import { readStatus, retryAfterSeconds } from './read-answer.ts';

const answer = (status: number, headers: Record<string, string> = {}) => ({ status, headers, body: new Uint8Array() });

describe('what an answer says of a message', () => {
  test.each([200, 201, 202, 204])('%s: it was accepted', (status) => {
    expect(readStatus(answer(status))).toEqual({ kind: 'handed-over' });
  });

  test.each([401, 403, 404, 408, 425, 429, 500, 502, 503, 504])('%s: another time it may be', (status) => {
    expect(readStatus(answer(status))).toMatchObject({ kind: 'failed', isWorthRetrying: true });
  });

  test.each([400, 405, 413, 422])('%s: it is not wanted, now or later', (status) => {
    expect(readStatus(answer(status, { 'retry-after': '5' }))).toEqual({
      kind: 'failed',
      reason: `answered-${status}`,
      isWorthRetrying: false,
    });
  });
});

test('Retry-After is told in seconds or as a date by the other side’s own clock; anything else is as if it were not there', () => {
  const seconds = (headers: Record<string, string>) => retryAfterSeconds({ headers });
  expect(seconds({ 'retry-after': '30' })).toBe(30);
  expect(seconds({ 'retry-after': 'Mon, 02 Nov 2026 09:02:00 GMT', date: 'Mon, 02 Nov 2026 09:00:30 GMT' })).toBe(90);
  expect(seconds({ 'retry-after': '99999999' })).toBe(86_400);
  for (const nonsense of ['-5', 'soon', '', 'Mon, 02 Nov 2026 09:02:00 GMT'])
    expect(seconds({ 'retry-after': nonsense }), nonsense).toBeUndefined();
});
