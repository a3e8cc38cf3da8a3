import type { Dialect } from '@muster/llm-wire';
import type { Result } from '../../../kernel/result.ts';
import type { OpenedAnswer, StreamingOutgoing, OutgoingError } from '../../../platform/outgoing/outgoing.ts';
import type { Provider } from '../domain/provider.ts';
import { GATEWAY } from './limits.ts';

/** One attempt at one provider. */
export type Attempt = {
  readonly provider: Provider;
  readonly dialect: Dialect;
  readonly body: string;
  readonly isStream: boolean;
  /** API headers from the caller: versions and beta features. */
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
};

/** Where attempts go: real providers, or a drill's stand-in. */
export type Upstream = (
  attempt: Attempt,
) => Promise<Result<OpenedAnswer, OutgoingError | { readonly kind: 'no_key'; readonly public: string }>>;

const PATHS: Record<Dialect, string> = {
  'openai-chat': '/v1/chat/completions',
  'openai-responses': '/v1/responses',
  'openai-embeddings': '/v1/embeddings',
  'anthropic-messages': '/v1/messages',
  'anthropic-count-tokens': '/v1/messages/count_tokens',
};

/** The Anthropic API version from which keys are sent as bearer tokens. */
const BEARER_SINCE = '2026-10-21';

export const upstreamOf =
  (outgoing: StreamingOutgoing, keyOf: (reference: string) => Promise<Result<string, string>>): Upstream =>
  async ({ provider, dialect, body, isStream, headers, signal }) => {
    const key = await keyOf(provider.keyReference);
    if (!key.ok) return { ok: false, error: { kind: 'no_key', public: key.error } };
    return outgoing.open({
      purpose: 'llm.call',
      method: 'POST',
      url: `${baseOf(provider.url)}${PATHS[dialect]}`,
      headers: {
        ...headers,
        ...credentials(provider, key.value, headers['anthropic-version']),
        'content-type': 'application/json',
        accept: isStream ? 'text/event-stream' : 'application/json',
      },
      body,
      timeoutMs: GATEWAY.firstByteMs,
      silenceMs: GATEWAY.silenceMs,
      signal,
    });
  };

/** Accepts base URLs with or without `/v1`, as clients write both. */
export const baseOf = (url: string): string => url.replace(/\/v1\/?$/, '');

export function credentials(
  { api }: Pick<Provider, 'api'>,
  key: string,
  version: string | undefined,
): Record<string, string> {
  return api === 'anthropic' && (version ?? '') < BEARER_SINCE
    ? { 'x-api-key': key }
    : { authorization: `Bearer ${key}` };
}
