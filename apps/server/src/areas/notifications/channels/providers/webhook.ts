import { signWebhook } from '../../../../platform/outgoing/sign-webhook.ts';
import { readStatus } from '../read-answer.ts';
import type { Provider } from '../provider.ts';
import { followAddress } from './follow-address.ts';
import { secretsOf } from './webhook-secrets.ts';

const GONE = 410;

/** A signed webhook per Standard Webhooks. A 410 means that the endpoint is gone. */
export const webhookProvider: Provider = {
  kind: 'webhook',
  noun: 'a signed webhook',
  audiences: ['person', 'room'],
  mayCarryInternal: true,
  isAddressSecret: false,
  takes: () => true,
  async build(channel, message, { sentAt, ring, follow }) {
    const url = await followAddress(channel, follow);
    const secrets = await secretsOf(channel, ring, follow);
    if (url === undefined || secrets === undefined) return { missing: 'secret-not-found' };
    const body = JSON.stringify({ type: message.type, timestamp: sentAt.toISOString(), data: message.data });
    const signed = signWebhook({ id: message.id, sentAt, body }, secrets);
    return { request: { method: 'POST', url, headers: { 'content-type': 'application/json', ...signed }, body } };
  },
  read: (answer) =>
    answer.status === GONE
      ? { kind: 'failed', reason: `answered-${GONE}`, isWorthRetrying: false, isGone: true }
      : readStatus(answer),
};
