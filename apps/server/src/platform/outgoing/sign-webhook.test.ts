import { Webhook } from 'standardwebhooks';
import { describe, expect, test } from 'vitest';
import { isSignedWebhook, signWebhook } from './sign-webhook.ts';

const secret = Buffer.alloc(32, 7);
const other = Buffer.alloc(32, 9);
const shown = (key: Buffer): string => `whsec_${key.toString('base64')}`;
// The reference implementation reads the real clock, so this test does, too; our own code does not.
const message = { id: 'page_1', sentAt: new Date(), body: '{"type":"incident.page","data":{"n":"ä"}}' };

describe('what leaves is signed as Standard Webhooks asks', () => {
  test('the library that receivers use believes it', () => {
    const headers = signWebhook(message, [secret]);
    expect(new Webhook(shown(secret)).verify(message.body, headers)).toEqual(JSON.parse(message.body));
    expect(headers['webhook-id']).toBe('page_1');
  });

  test('and does not believe another body, another id or another secret', () => {
    const headers = signWebhook(message, [secret]);
    expect(() => new Webhook(shown(secret)).verify(`${message.body} `, headers)).toThrow('No matching signature');
    expect(() => new Webhook(shown(secret)).verify(message.body, { ...headers, 'webhook-id': 'page_2' })).toThrow(
      'No matching signature',
    );
    expect(() => new Webhook(shown(other)).verify(message.body, headers)).toThrow('No matching signature');
  });

  test('while keys are rotated a receiver may hold either secret', () => {
    const headers = signWebhook(message, [other, secret]);
    for (const key of [secret, other])
      expect(() => new Webhook(shown(key)).verify(message.body, headers)).not.toThrow();
  });
});

describe('what comes in is believed for its signature alone', () => {
  const body = Buffer.from(message.body);
  const after = (seconds: number) => new Date(message.sentAt.getTime() + seconds * 1000);
  const headers = signWebhook(message, [secret]);

  test('by whichever secret of the ring it was signed, lately', () => {
    expect(isSignedWebhook(body, headers, [other, secret], after(60))).toBe(true);
    expect(isSignedWebhook(body, headers, [secret], after(-60))).toBe(true);
  });

  test('not by another secret, over other bytes, long ago, from the future, or without a signature', () => {
    expect(isSignedWebhook(body, headers, [other], after(0))).toBe(false);
    expect(isSignedWebhook(Buffer.from(`${message.body} `), headers, [secret], after(0))).toBe(false);
    expect(isSignedWebhook(body, headers, [secret], after(302))).toBe(false);
    expect(isSignedWebhook(body, headers, [secret], after(-302))).toBe(false);
    expect(isSignedWebhook(body, { ...headers, 'webhook-id': 'page_2' }, [secret], after(0))).toBe(false);
    for (const name of Object.keys(headers))
      expect(isSignedWebhook(body, { ...headers, [name]: undefined }, [secret], after(0))).toBe(false);
    expect(isSignedWebhook(body, { ...headers, 'webhook-timestamp': '1e9' }, [secret], after(0))).toBe(false);
  });
});
