import { createHmac, timingSafeEqual } from 'node:crypto';

/** One message to one webhook. `id` is the same for every attempt, `sentAt` is this attempt's. */
export type WebhookMessage = { readonly id: string; readonly sentAt: Date; readonly body: string };

/**
 * The headers of Standard Webhooks: HMAC-SHA-256 over `id.timestamp.body`, one signature per secret, so that a receiver
 * may hold the old or the new one during a rotation.
 */
export function signWebhook(
  { id, sentAt, body }: WebhookMessage,
  secrets: readonly Uint8Array[],
): Readonly<Record<string, string>> {
  const timestamp = Math.floor(sentAt.getTime() / 1000);
  const signed = `${id}.${timestamp}.${body}`;
  return {
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': secrets
      .map((secret) => `v1,${createHmac('sha256', secret).update(signed).digest('base64')}`)
      .join(' '),
  };
}

/** Maximum difference between the sender's clock and ours: an older message may be a replay. */
const TOLERANCE_SECONDS = 300;
const MS_PER_SECOND = 1000;

/** Whether these bytes were recently signed with one of these secrets, in the same format as our own webhooks. */
export function isSignedWebhook(
  body: Uint8Array,
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
  secrets: readonly Uint8Array[],
  now: Date,
): boolean {
  const [id, timestamp, signature] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) =>
    String(headers[name] ?? ''),
  ) as [string, string, string];
  if (id === '' || id.includes('.') || !/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(now.getTime() / MS_PER_SECOND - Number(timestamp)) > TOLERANCE_SECONDS) return false;
  const given = signature.split(' ').map((each) => Buffer.from(each));
  return secrets.some((secret) => {
    const signed = createHmac('sha256', secret).update(`${id}.${timestamp}.`).update(body).digest('base64');
    const expected = Buffer.from(`v1,${signed}`);
    return given.some((each) => each.length === expected.length && timingSafeEqual(each, expected));
  });
}
