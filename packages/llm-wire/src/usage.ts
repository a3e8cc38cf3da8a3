import { apiOf, countOf, isObject, type Dialect, type Json } from './dialect.ts';

/** What a request used, in disjoint parts, each with its own price. */
export type Usage = {
  /** Tokens without those read from a cache or written to one. */
  readonly input: number;
  readonly cacheRead: number;
  readonly cacheWrite: number;
  /** Cached for an hour, if the provider prices that separately. */
  readonly cacheWriteHour: number;
  /** Including reasoning. */
  readonly output: number;
  /** How much of the output was reasoning: informational, not priced again. */
  readonly reasoning: number;
  /** Runs of the provider's built-in tools that it charges for. */
  readonly toolCalls: number;
};

export const NO_USAGE: Usage = {
  input: 0,
  cacheRead: 0,
  cacheWrite: 0,
  cacheWriteHour: 0,
  output: 0,
  reasoning: 0,
  toolCalls: 0,
};

/**
 * Normalises what providers count differently: OpenAI's input includes cached tokens, Anthropic's does not. Undefined
 * if the response has no usage.
 */
export function usageOf(dialect: Dialect, usage: unknown): Usage | undefined {
  if (!isObject(usage)) return undefined;
  return apiOf(dialect) === 'anthropic' ? anthropicUsage(usage) : openAiUsage(usage);
}

function openAiUsage(usage: Json): Usage {
  const details = objectAt(usage, 'prompt_tokens_details', 'input_tokens_details');
  const outputDetails = objectAt(usage, 'completion_tokens_details', 'output_tokens_details');
  const all = countOf(usage['prompt_tokens'] ?? usage['input_tokens']);
  const cacheRead = Math.min(all, countOf(details['cached_tokens']));
  return {
    ...NO_USAGE,
    input: all - cacheRead,
    cacheRead,
    output: countOf(usage['completion_tokens'] ?? usage['output_tokens']),
    reasoning: countOf(outputDetails['reasoning_tokens']),
  };
}

function anthropicUsage(usage: Json): Usage {
  const created = objectAt(usage, 'cache_creation');
  const written = countOf(usage['cache_creation_input_tokens']);
  const hour = Math.min(written, countOf(created['ephemeral_1h_input_tokens']));
  const tools = objectAt(usage, 'server_tool_use');
  return {
    input: countOf(usage['input_tokens']),
    cacheRead: countOf(usage['cache_read_input_tokens']),
    cacheWrite: written - hour,
    cacheWriteHour: hour,
    output: countOf(usage['output_tokens']),
    reasoning: countOf(objectAt(usage, 'output_tokens_details')['thinking_tokens']),
    toolCalls: Object.values(tools).reduce<number>((sum, count) => sum + countOf(count), 0),
  };
}

function objectAt(from: Json, ...names: readonly string[]): Json {
  for (const name of names) {
    const value = from[name];
    if (isObject(value)) return value;
  }
  return {};
}

/** Anthropic reports cumulative usage while streaming: later numbers replace earlier ones, and missing ones stay. */
export const laterUsage = (before: Json, later: unknown): Json =>
  isObject(later)
    ? { ...before, ...Object.fromEntries(Object.entries(later).filter(([, value]) => value !== null)) }
    : before;
