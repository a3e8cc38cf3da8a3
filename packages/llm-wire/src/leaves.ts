import { isObject } from './dialect.ts';
import { pointerPart } from './json-text.ts';

/**
 * A string of a request or a response. `how` says what may be done about a finding in it: `text` and `json-text` (JSON
 * within a string, such as tool arguments) can be edited; `word` and `key` cannot without changing the meaning; `id`
 * was issued by a provider; `bytes` is base64-encoded binary.
 */
export type Leaf = { readonly pointer: string; readonly text: string; readonly how: LeafKind };
export type LeafKind = 'text' | 'json-text' | 'word' | 'key' | 'id' | 'bytes';

/**
 * Every string, including keys, wherever it is: unforeseen fields are inspected like any other. The only extractor, for
 * requests and responses alike.
 */
export function leavesOf(value: unknown): readonly Leaf[] {
  const leaves: Leaf[] = [];
  walk(value, '', '', undefined);
  return leaves;

  function walk(node: unknown, pointer: string, key: string, parent: unknown): void {
    if (typeof node === 'string') leaves.push({ pointer, text: node, how: kindOf(key, node, parent) });
    else if (Array.isArray(node))
      for (const [index, each] of node.entries()) walk(each, `${pointer}/${index}`, key, node);
    else if (isObject(node)) {
      for (const [name, each] of Object.entries(node)) {
        const at = `${pointer}/${pointerPart(name)}`;
        if (!KNOWN_KEYS.has(name)) leaves.push({ pointer: at, text: name, how: 'key' });
        walk(each, at, name, node);
      }
    }
  }
}

function kindOf(key: string, text: string, parent: unknown): LeafKind {
  if (IDS.has(key) && PROVIDER_ID.test(text)) return 'id';
  if (WORDS.has(key)) return 'word';
  if (key === 'arguments' || key === 'partial_json') return 'json-text';
  if (isBinary(key, parent) && (BASE64.test(text) || DATA_URL.test(text))) return 'bytes';
  return 'text';
}

const isBinary = (key: string, parent: unknown): boolean =>
  BINARY.has(key) || (key === 'data' && isObject(parent) && BINARY_PARENTS.has(String(parent['type'])));

const BINARY: ReadonlySet<string> = new Set(['encrypted_content', 'signature', 'file_data', 'b64_json', 'embedding']);
/** In an image's or a document's source, an audio part, or a block that the provider has sealed. */
const BINARY_PARENTS: ReadonlySet<string> = new Set(['base64', 'redacted_thinking', 'undefined', 'input_audio']);
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;
const DATA_URL = /^data:[a-z0-9.+/-]{1,100};base64,[A-Za-z0-9+/]*={0,2}$/;

/** In the formats of OpenAI and Anthropic. A lookalike is treated as any other word. */
const PROVIDER_ID =
  /^(?:call|toolu|srvtoolu|mcptoolu|msg|resp|fc|fco|rs|ctc|item|chatcmpl|cmpl|req|conv|file|ws|cntr|container)[_-][A-Za-z0-9]{6,96}$/;
const IDS: ReadonlySet<string> = new Set([
  'id',
  'item_id',
  'call_id',
  'response_id',
  'tool_call_id',
  'tool_use_id',
  'file_id',
  'previous_response_id',
  'conversation',
  'container',
]);

/** Replacing these would request something different. */
const WORDS: ReadonlySet<string> = new Set([
  'model',
  'role',
  'type',
  'object',
  'status',
  'name',
  'format',
  'tool_choice',
  'service_tier',
  'detail',
  'media_type',
  'finish_reason',
  'stop_reason',
  'encoding_format',
  'url',
  'image_url',
  'file_url',
  'required',
  'include',
  'truncation',
  'effort',
  'modalities',
  'id',
  'item_id',
  'call_id',
  'response_id',
  'tool_call_id',
  'tool_use_id',
  'file_id',
  'previous_response_id',
]);

/** Keys of the formats themselves, which contain nothing to find. */
const KNOWN_KEYS: ReadonlySet<string> = new Set([
  ...WORDS,
  ...IDS,
  'messages',
  'content',
  'text',
  'input',
  'output',
  'instructions',
  'system',
  'tools',
  'function',
  'parameters',
  'tool_calls',
  'arguments',
  'description',
  'properties',
  'items',
  'additionalProperties',
  'input_schema',
  'stream',
  'max_tokens',
  'max_output_tokens',
  'max_completion_tokens',
  'temperature',
  'top_p',
  'stop',
  'usage',
  'choices',
  'message',
  'delta',
  'index',
  'logprobs',
  'refusal',
  'annotations',
  'prompt_tokens',
  'completion_tokens',
  'total_tokens',
  'input_tokens',
  'output_tokens',
  'stream_options',
  'include_usage',
  'metadata',
  'user',
  'store',
  'source',
  'summary',
]);
