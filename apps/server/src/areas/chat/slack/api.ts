import type { Concealed } from '../../../platform/secrets/concealed.ts';
import type { Outgoing } from '../../../platform/outgoing/outgoing.ts';

/**
 * The outcome of a call to Slack's Web API. `error` is Slack's own code, or `timed-out` and the like;
 * `retryAfterSeconds` is what Slack asked for. After a timeout the call may still have taken effect.
 */
export type SlackAnswer =
  | { readonly ok: true; readonly body: Readonly<Record<string, unknown>> }
  | {
      readonly ok: false;
      readonly error: string;
      readonly isWorthRetrying: boolean;
      readonly retryAfterSeconds?: number;
    };

/** The few Slack methods that Muster uses. Calls are not retried: the worker does that. */
export interface SlackApi {
  call(method: string, body: Readonly<Record<string, unknown>>): Promise<SlackAnswer>;
  /** Responds to a command or a button through its response URL: up to five times within half an hour. */
  respond(url: string, body: Readonly<Record<string, unknown>>): Promise<SlackAnswer>;
}

const TIMEOUT_MS = 5_000;
const TOO_MANY = 429;
const SERVER_FAULT = 500;

/** Slack errors that may be temporary. */
const PASSING: ReadonlySet<string> = new Set([
  'fatal_error',
  'internal_error',
  'ratelimited',
  'rate_limited',
  'request_timeout',
  'service_unavailable',
  'team_added_to_org',
]);

export function createSlackApi(parts: {
  readonly outgoing: Outgoing;
  /** `https://slack.com/api` or a substitute. */
  readonly url: string;
  readonly token: () => Promise<Concealed | undefined>;
}): SlackApi {
  const post = async (
    purpose: string,
    url: string,
    body: Readonly<Record<string, unknown>>,
    headers: Readonly<Record<string, string>>,
  ): Promise<SlackAnswer> => {
    const sent = await parts.outgoing.send({
      purpose,
      method: 'POST',
      url,
      headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
      body: JSON.stringify(body),
      timeoutMs: TIMEOUT_MS,
    });
    if (!sent.ok)
      return {
        ok: false,
        error: sent.error.kind.replaceAll('_', '-'),
        isWorthRetrying: sent.error.isWorthRetrying || sent.error.kind === 'timed_out',
      };
    const { status, headers: answered } = sent.value;
    if (status === TOO_MANY) {
      const seconds = Number(answered['retry-after']);
      return {
        ok: false,
        error: 'ratelimited',
        isWorthRetrying: true,
        ...(Number.isFinite(seconds) && seconds > 0 ? { retryAfterSeconds: seconds } : {}),
      };
    }
    if (status >= SERVER_FAULT) return { ok: false, error: `answered-${status}`, isWorthRetrying: true };
    return readBody(Buffer.from(sent.value.body).toString('utf8'), status);
  };
  return {
    async call(method, body) {
      const token = await parts.token();
      if (token === undefined) return { ok: false, error: 'token-not-found', isWorthRetrying: true };
      return post(`slack.${method}`, `${parts.url}/${method}`, body, { authorization: `Bearer ${token.reveal()}` });
    },
    respond: async (url, body) => post('slack.respond', url, body, {}),
  };
}

/** Slack returns 200 and puts success or failure into the body; a response URL returns only `ok`. */
function readBody(text: string, status: number): SlackAnswer {
  try {
    const body = (text === 'ok' ? { ok: true } : JSON.parse(text)) as Record<string, unknown>;
    if (body['ok'] === true) return { ok: true, body };
    const error = typeof body['error'] === 'string' ? body['error'] : `answered-${status}`;
    return { ok: false, error, isWorthRetrying: PASSING.has(error) };
  } catch {
    return { ok: false, error: `answered-${status}`, isWorthRetrying: false };
  }
}
