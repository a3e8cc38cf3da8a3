import { countOf, isCounting, isObject, wordOf, type Dialect, type Json } from './dialect.ts';
import { mapJson } from './json-text.ts';

/** What a gateway must know of a request, whatever else it contains. */
export type LlmRequest = {
  readonly dialect: Dialect;
  readonly text: string;
  readonly body: Json;
  readonly model: string;
  readonly isStream: boolean;
  /** The maximum tokens requested. Undefined: the model's own limit. */
  readonly maxOutputTokens: number | undefined;
  /** The number of choices requested. */
  readonly answers: number;
  readonly wantsUsage: boolean;
};

/** What is wrong with a request: where, as a JSON pointer, and what. Never what was sent. */
export type BadRequest = { readonly pointer: string; readonly problem: string };

export type ReadRequest =
  | { readonly ok: true; readonly request: LlmRequest }
  | { readonly ok: false; readonly bad: BadRequest };

export function readRequest(dialect: Dialect, text: string): ReadRequest {
  const body = parsed(text);
  if (body === undefined) return bad('', 'is not a JSON object');
  const { repeatedKey } = mapJson(text);
  if (repeatedKey !== undefined) return bad(repeatedKey, 'appears twice');
  const model = wordOf(body['model']);
  if (model === undefined || model === '') return bad('/model', 'names no model');
  const given = INPUT[dialect];
  if (body[given] === undefined) return bad(`/${given}`, 'is missing');
  const limit = LIMITS[dialect].map((name) => countOf(body[name])).find((count) => count > 0);
  if (dialect === 'anthropic-messages' && limit === undefined) return bad('/max_tokens', 'is missing');
  const options = body['stream_options'];
  return {
    ok: true,
    request: {
      dialect,
      text,
      body,
      model,
      isStream: body['stream'] === true && isAnswered(dialect),
      maxOutputTokens: isAnswered(dialect) ? limit : 0,
      answers: dialect === 'openai-chat' ? Math.max(1, countOf(body['n'])) : 1,
      wantsUsage: isObject(options) && options['include_usage'] === true,
    },
  };
}

/** Whether a model generates output: only then is there text to stream, and tokens to pay for. */
const isAnswered = (dialect: Dialect): boolean => dialect !== 'openai-embeddings' && !isCounting(dialect);

const INPUT = {
  'openai-chat': 'messages',
  'openai-responses': 'input',
  'openai-embeddings': 'input',
  'anthropic-messages': 'messages',
  'anthropic-count-tokens': 'messages',
} as const satisfies Record<Dialect, string>;

const LIMITS: Record<Dialect, readonly string[]> = {
  'openai-chat': ['max_completion_tokens', 'max_tokens'],
  'openai-responses': ['max_output_tokens'],
  'openai-embeddings': [],
  'anthropic-messages': ['max_tokens'],
  'anthropic-count-tokens': [],
};

const bad = (pointer: string, problem: string): ReadRequest => ({ ok: false, bad: { pointer, problem } });

function parsed(text: string): Json | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
