import { isObject, listOf, wordOf, type Dialect, type Json } from './dialect.ts';

/** Content that cannot be inspected here, or that the provider stores: passed unchanged, or the request is refused. */
export type Opaque = { readonly pointer: string; readonly what: OpaqueKind };
export type OpaqueKind =
  | 'image'
  | 'audio'
  | 'file'
  | 'tokens'
  | 'signed'
  | 'encrypted'
  | 'logprobs'
  | 'kept-by-provider'
  | 'hosted-tool'
  | 'unknown';

/**
 * All such content in a request. Unknown types count as unreadable, so that a new kind of item is never let through
 * silently.
 */
export function opaqueIn(dialect: Dialect, request: Json): readonly Opaque[] {
  switch (dialect) {
    case 'openai-chat':
      return [...chat(request)];
    case 'openai-responses':
      return [...responses(request)];
    case 'openai-embeddings':
      return [...embeddings(request)];
    case 'anthropic-messages':
    case 'anthropic-count-tokens':
      return [...anthropic(request)];
  }
}

type Found = Generator<Opaque>;

function* chat(request: Json): Found {
  if (request['store'] === true) yield kept('/store');
  if (request['logprobs'] === true) yield { pointer: '/logprobs', what: 'logprobs' };
  if (isObject(request['audio'])) yield { pointer: '/audio', what: 'audio' };
  if (request['web_search_options'] !== undefined) yield { pointer: '/web_search_options', what: 'hosted-tool' };
  yield* hostedTools(request['tools'], new Set(['function', 'custom']));
  for (const [index, message] of listOf(request['messages']).entries()) {
    const at = `/messages/${index}`;
    if (!isObject(message)) continue;
    if (isObject(message['audio'])) yield kept(`${at}/audio`);
    yield* parts(message['content'], `${at}/content`, CHAT_PARTS);
  }
}

const CHAT_PARTS: Parts = {
  readable: new Set(['text', 'refusal']),
  opaque: { image_url: 'image', input_audio: 'audio', file: 'file' },
};

function* responses(request: Json): Found {
  // The provider stores requests and responses unless told not to.
  if (request['store'] !== false) yield kept('/store');
  for (const name of ['previous_response_id', 'conversation', 'prompt'])
    if (request[name] !== undefined && request[name] !== null) yield kept(`/${name}`);
  if (request['background'] === true) yield kept('/background');
  yield* listOf(request['include']).flatMap((each, index): Opaque[] => {
    if (each === 'reasoning.encrypted_content') return [{ pointer: `/include/${index}`, what: 'encrypted' }];
    return each === 'message.output_text.logprobs' ? [{ pointer: `/include/${index}`, what: 'logprobs' }] : [];
  });
  yield* hostedTools(request['tools'], new Set(['function', 'custom']));
  for (const [index, item] of listOf(request['input']).entries()) {
    const at = `/input/${index}`;
    const type = isObject(item) ? (wordOf(item['type']) ?? 'message') : '';
    if (!isObject(item) || !READABLE_ITEMS.has(type)) yield { pointer: at, what: 'unknown' };
    else if (wordOf(item['encrypted_content']) !== undefined)
      yield { pointer: `${at}/encrypted_content`, what: 'encrypted' };
    else for (const field of ['content', 'output']) yield* parts(item[field], `${at}/${field}`, RESPONSE_PARTS);
  }
}

const READABLE_ITEMS: ReadonlySet<string> = new Set([
  'message',
  'function_call',
  'function_call_output',
  'custom_tool_call',
  'custom_tool_call_output',
  'reasoning',
]);

const RESPONSE_PARTS: Parts = {
  readable: new Set(['input_text', 'output_text', 'refusal', 'summary_text', 'reasoning_text']),
  opaque: { input_image: 'image', input_file: 'file', input_audio: 'audio' },
};

/** Texts may be given as token numbers, which cannot be inspected here. */
function* embeddings(request: Json): Found {
  const input = request['input'];
  const isTokens = (value: unknown): boolean => Array.isArray(value) && value.some((each) => typeof each !== 'string');
  if (isTokens(input)) yield { pointer: '/input', what: 'tokens' };
}

function* anthropic(request: Json): Found {
  for (const name of ['container', 'mcp_servers'])
    if (request[name] !== undefined && request[name] !== null) yield kept(`/${name}`);
  yield* hostedTools(request['tools'], new Set(['custom']));
  yield* blocks(request['system'], '/system');
  for (const [index, message] of listOf(request['messages']).entries())
    if (isObject(message)) yield* blocks(message['content'], `/messages/${index}/content`);
}

function* blocks(content: unknown, pointer: string): Found {
  for (const [index, block] of listOf(content).entries()) {
    const at = `${pointer}/${index}`;
    const type = isObject(block) ? wordOf(block['type']) : undefined;
    if (!isObject(block) || type === undefined) yield { pointer: at, what: 'unknown' };
    else if (type === 'tool_result' || type === 'search_result') yield* blocks(block['content'], `${at}/content`);
    else if (type === 'document') yield* document(block['source'], `${at}/source`);
    else if (type === 'thinking' || type === 'redacted_thinking') yield { pointer: at, what: 'signed' };
    else if (type === 'image') yield { pointer: at, what: 'image' };
    else if (type === 'server_tool_use' || type.endsWith('_tool_result')) yield { pointer: at, what: 'hosted-tool' };
    else if (type !== 'text' && type !== 'tool_use') yield { pointer: at, what: 'unknown' };
  }
}

function* document(source: unknown, pointer: string): Found {
  const type = isObject(source) ? source['type'] : undefined;
  if (type === 'content' && isObject(source)) yield* blocks(source['content'], `${pointer}/content`);
  else if (type !== 'text') yield { pointer, what: 'file' };
}

type Parts = { readonly readable: ReadonlySet<string>; readonly opaque: Readonly<Record<string, OpaqueKind>> };

function* parts(content: unknown, pointer: string, known: Parts): Found {
  for (const [index, part] of listOf(content).entries()) {
    const type = isObject(part) ? (wordOf(part['type']) ?? '') : '';
    if (!known.readable.has(type)) yield { pointer: `${pointer}/${index}`, what: known.opaque[type] ?? 'unknown' };
  }
}

function* hostedTools(tools: unknown, own: ReadonlySet<string>): Found {
  for (const [index, tool] of listOf(tools).entries()) {
    const type = isObject(tool) ? (tool['type'] ?? 'custom') : undefined;
    if (typeof type !== 'string' || !own.has(type)) yield { pointer: `/tools/${index}`, what: 'hosted-tool' };
  }
}

const kept = (pointer: string): Opaque => ({ pointer, what: 'kept-by-provider' });
