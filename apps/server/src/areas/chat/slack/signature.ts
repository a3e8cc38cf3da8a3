import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Concealed } from '../../../platform/secrets/concealed.ts';

/** The most that Slack's clock and ours may differ, in seconds: an older request may be a replay. */
const TOLERANCE_SECONDS = 300;
const MS_PER_SECOND = 1000;

/** Whether Slack signed these bytes recently (`v0`: HMAC-SHA-256 over `v0:timestamp:body`). */
export function isSignedBySlack(
  secret: Concealed,
  body: Uint8Array,
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
  now: Date,
): boolean {
  const timestamp = String(headers['x-slack-request-timestamp'] ?? '');
  const signature = String(headers['x-slack-signature'] ?? '');
  if (!/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(now.getTime() / MS_PER_SECOND - Number(timestamp)) > TOLERANCE_SECONDS) return false;
  const expected = Buffer.from(
    `v0=${createHmac('sha256', secret.reveal()).update(`v0:${timestamp}:`).update(body).digest('hex')}`,
  );
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
