import { createHmac } from 'node:crypto';

/** One message to one webhook. `id` is the same for every try, `sentAt` is this try's. */
export type WebhookMessage = { readonly id: string; readonly sentAt: Date; readonly body: string };

/**
 * The headers of Standard Webhooks: HMAC-SHA-256 over `id.timestamp.body`, one signature for each secret, so that a
 * receiver may hold the old or the new one while keys are rotated.
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
