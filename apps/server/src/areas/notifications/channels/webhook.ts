import type { Outgoing, OutgoingError, OutgoingResponse } from '../../../platform/outgoing/outgoing.ts';
import { failed, handedOver, unknown, type Handover } from '../domain/handover.ts';
import { signWebhook, type WebhookMessage } from './sign-webhook.ts';

export type WebhookCall = WebhookMessage & {
  readonly purpose: string;
  readonly url: string;
  readonly secrets: readonly Uint8Array[];
  readonly timeoutMs: number;
};

/** Hands one signed message to one webhook as Standard Webhooks does. Only a 2xx means that it was taken. */
export async function callWebhook(outgoing: Outgoing, call: WebhookCall): Promise<Handover> {
  const sent = await outgoing.send({
    purpose: call.purpose,
    method: 'POST',
    url: call.url,
    headers: { 'content-type': 'application/json', ...signWebhook(call, call.secrets) },
    body: call.body,
    timeoutMs: call.timeoutMs,
  });
  return sent.ok ? judgeAnswer(sent.value) : judgeFailure(sent.error);
}

const GONE = 410;
/** What the other side would answer differently another time; every other 4xx says that this message is not wanted. */
const PASSING: ReadonlySet<number> = new Set([401, 403, 404, 408, 425, 429]);
const SERVER_FAULT = 500;
const FIRST_REDIRECT = 300;

function judgeAnswer({ status }: OutgoingResponse): Handover {
  if (status < FIRST_REDIRECT) return handedOver;
  const reason = `answered-${status}`;
  if (status === GONE) return { kind: 'failed', reason, isWorthRetrying: false, isGone: true };
  return failed(reason, status >= SERVER_FAULT || PASSING.has(status));
}

/** An answer that was broken off, or never came, does not say that the message was not taken. */
function judgeFailure({ kind, isWorthRetrying }: OutgoingError): Handover {
  const reason = kind.replaceAll('_', '-');
  return kind === 'timed_out' || kind === 'broken_answer' || kind === 'too_large'
    ? unknown(reason)
    : failed(reason, isWorthRetrying);
}
