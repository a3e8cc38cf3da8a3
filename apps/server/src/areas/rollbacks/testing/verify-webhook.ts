import { createHmac } from 'node:crypto';

/** Verifies and parses a signed order as any Standard Webhooks receiver would; throws on a bad signature. */
export function verifyWebhook(secret: string, body: string, headers: Readonly<Record<string, string>>): unknown {
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
  const expected = `v1,${createHmac('sha256', key).update(signed).digest('base64')}`;
  if (!(headers['webhook-signature'] ?? '').split(' ').includes(expected)) throw new Error('not signed');
  return JSON.parse(body);
}
