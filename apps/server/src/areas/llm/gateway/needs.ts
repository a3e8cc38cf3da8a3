import { costOf, isCounting, mostItCosts, NO_USAGE } from '@muster/llm-wire';
import type { LlmRequest, Opaque, Usage } from '@muster/llm-wire';
import type { Open } from '../domain/candidates.ts';
import { GATEWAY } from './limits.ts';
import type { Needs } from './meter-pool.ts';
import type { StreamEnd } from './relay-stream.ts';

/** What a request without a result takes. */
export const NOTHING_BUT_THE_REQUEST: Needs = { requests: 1n, tokens: 0n, money: 0n };

/** The most a request can take at its destination. Token counting counts as a request and costs nothing. */
export function mostItTakes({ price }: Open, bytes: number, request: LlmRequest, opaque: readonly Opaque[]): Needs {
  if (isCounting(request.dialect)) return NOTHING_BUT_THE_REQUEST;
  const isOfUnknownLength = opaque.some(({ what }) => what !== 'logprobs' && what !== 'signed' && what !== 'encrypted');
  // A token is at least one byte. Input fetched or stored elsewhere may fill the model's whole context.
  const input = isOfUnknownLength ? price.contextTokens : Math.min(bytes, price.contextTokens);
  const output = Math.min(request.maxOutputTokens ?? price.maxOutputTokens, price.maxOutputTokens) * request.answers;
  const hosted = opaque.some(({ what }) => what === 'hosted-tool') ? GATEWAY.hostedToolRuns : 0;
  const money = mostItCosts(input, output, price) + costOf({ ...NO_USAGE, toolCalls: hosted }, price);
  return { requests: 1n, tokens: BigInt(input + output), money };
}

export const whatItTook = (usage: Usage, money: bigint): Needs => ({
  requests: 1n,
  tokens: BigInt(usage.input + usage.cacheRead + usage.cacheWrite + usage.cacheWriteHour + usage.output),
  money,
});

/** Estimate for a stream that was cut, from what was sent and received. */
export const guessedUsage = (request: LlmRequest, { characters }: StreamEnd): Usage => ({
  ...NO_USAGE,
  input: Math.ceil(request.text.length / GATEWAY.charactersPerToken),
  output: Math.ceil(characters / GATEWAY.charactersPerToken),
});
