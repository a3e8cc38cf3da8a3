import { countOf, isObject, listOf, wordOf, type Dialect, type Json } from './dialect.ts';
import { rewriteValue } from './rewrite-reply.ts';
import type { SseEvent } from './sse.ts';
import type { TextFilter, TextStream } from './text-filter.ts';
import { laterUsage } from './usage.ts';

/** Rewrites a provider's stream on its way to the caller, event by event. */
export interface StreamRewriter {
  take(event: SseEvent): readonly SseEvent[];
  /** What was held back of a stream that broke off. */
  cut(): readonly SseEvent[];
  /** The usage, as far as reported. */
  readonly usage: Json | undefined;
  /** Whether the stream ended properly; if not, it broke off. */
  readonly isComplete: boolean;
  /** Whether the provider reported an error within the stream. */
  readonly hasFailed: boolean;
  /** Characters of output so far: used to bill a stream that never reports its usage. */
  readonly characters: number;
}

/** A response's text arrives in fragments of words; nothing is passed on before its context has been read. */
export function streamRewriter(dialect: Dialect, filter: TextFilter, keepsUsage: boolean): StreamRewriter {
  switch (dialect) {
    case 'openai-chat':
      return new ChatStream(filter, keepsUsage);
    case 'openai-responses':
      return new ResponsesStream(filter);
    case 'anthropic-messages':
      return new AnthropicStream(filter);
    case 'openai-embeddings':
    case 'anthropic-count-tokens':
      throw new Error(`${dialect} is not streamed`);
  }
}

abstract class Rewriter implements StreamRewriter {
  usage: Json | undefined;
  isComplete = false;
  hasFailed = false;
  characters = 0;
  readonly filter: TextFilter;
  /** A text for each place that fragments are appended to. */
  readonly #open = new Map<string, { readonly text: TextStream; readonly of: (piece: string) => SseEvent }>();

  constructor(filter: TextFilter) {
    this.filter = filter;
  }

  take(event: SseEvent): readonly SseEvent[] {
    if (event.data === '[DONE]') return this.ended(event);
    const data: unknown = JSON.parse(event.data);
    if (!isObject(data)) return [event];
    if (event.event === 'error' || (data['error'] !== undefined && data['error'] !== null)) {
      this.hasFailed = true;
      return [...this.flush(''), say(event, rewriteValue(data, this.filter))];
    }
    return this.rewrite(event, data);
  }

  cut(): readonly SseEvent[] {
    return this.flush('');
  }

  protected abstract rewrite(event: SseEvent, data: Json): readonly SseEvent[];

  protected ended(event: SseEvent): readonly SseEvent[] {
    this.isComplete = true;
    return [...this.flush(''), event];
  }

  /** The part of a fragment that may be passed on. `of` makes an event of what is left at the end. */
  protected pass(place: string, piece: string, json: boolean, of: (piece: string) => SseEvent): string {
    this.characters += piece.length;
    let open = this.#open.get(place);
    if (open === undefined) this.#open.set(place, (open = { text: this.filter.stream(json), of }));
    return open.text.push(piece);
  }

  /** Ends the texts of all places with this prefix. */
  protected flush(places: string): SseEvent[] {
    const events: SseEvent[] = [];
    for (const [place, { text, of }] of this.#open) {
      if (!place.startsWith(places)) continue;
      this.#open.delete(place);
      const rest = text.end();
      if (rest !== '') events.push(of(rest));
    }
    return events;
  }
}

const say = (event: SseEvent, data: unknown): SseEvent => ({ event: event.event, data: JSON.stringify(data) });

class ChatStream extends Rewriter {
  readonly #keepsUsage: boolean;
  #silent = 0;

  constructor(filter: TextFilter, keepsUsage: boolean) {
    super(filter);
    this.#keepsUsage = keepsUsage;
  }

  protected rewrite(event: SseEvent, chunk: Json): readonly SseEvent[] {
    const choices = listOf(chunk['choices']).filter(isObject);
    if (isObject(chunk['usage'])) {
      this.usage = chunk['usage'];
      // The gateway requested it to know the cost; the caller did not.
      if (choices.length === 0 && !this.#keepsUsage) return [];
    }
    const before: SseEvent[] = [];
    let isSilent = !isObject(chunk['usage']);
    const rewritten = choices.map((choice) => {
      const index = countOf(choice['index']);
      const frame = (delta: Json): SseEvent =>
        say(event, { ...chunk, choices: [{ index, delta, finish_reason: null }] });
      const delta = isObject(choice['delta']) ? this.#delta(choice['delta'], index, frame) : choice['delta'];
      if (typeof choice['finish_reason'] === 'string') before.push(...this.flush(`${index}/`));
      isSilent &&= isHeldBack(choice, delta);
      return { ...choice, delta };
    });
    if (choices.length === 0) return [say(event, chunk)];
    if (isSilent && (this.#silent += 1) % SPOKEN_EVERY !== 0) return [];
    return [...before, say(event, { ...chunk, choices: rewritten })];
  }

  #delta(delta: Json, index: number, frame: (delta: Json) => SseEvent): Json {
    const out: Record<string, unknown> = { ...delta };
    for (const field of ['content', 'refusal', 'reasoning_content', 'reasoning']) {
      const piece = wordOf(delta[field]);
      if (piece !== undefined)
        out[field] = this.pass(`${index}/${field}`, piece, false, (rest) => frame({ [field]: rest }));
    }
    if (Array.isArray(delta['tool_calls'])) {
      out['tool_calls'] = delta['tool_calls'].map((call: unknown) =>
        isObject(call) ? this.#toolCall(call, index, frame) : call,
      );
    }
    return out;
  }

  #toolCall(call: Json, choice: number, frame: (delta: Json) => SseEvent): Json {
    const index = countOf(call['index']);
    const out: Record<string, unknown> = { ...call };
    for (const [kind, field] of [
      ['function', 'arguments'],
      ['custom', 'input'],
    ] as const) {
      const inner = call[kind];
      const piece = isObject(inner) ? wordOf(inner[field]) : undefined;
      if (piece === undefined || !isObject(inner)) continue;
      const passed = this.pass(`${choice}/tool/${index}`, piece, field === 'arguments', (rest) =>
        frame({ tool_calls: [{ index, [kind]: { [field]: rest } }] }),
      );
      out[kind] = { ...inner, [field]: passed };
    }
    return out;
  }
}

/**
 * A chunk that only has a fragment that is held back says nothing and is left out, but for every 32nd: a long line must
 * not look like a dead connection.
 */
const SPOKEN_EVERY = 32;

function isHeldBack(choice: Json, delta: unknown): boolean {
  if (!isObject(delta) || (choice['finish_reason'] ?? choice['logprobs'] ?? undefined) !== undefined) return false;
  const [only, another] = Object.keys(delta);
  if (only === undefined || another !== undefined || delta[only] !== '') return false;
  return isObject(choice['delta']) && choice['delta'][only] !== '';
}

class ResponsesStream extends Rewriter {
  #number = 0;

  protected rewrite(event: SseEvent, data: Json): readonly SseEvent[] {
    const type = wordOf(data['type']) ?? '';
    const events: SseEvent[] = [];
    const delta = wordOf(data['delta']);
    if (type.endsWith('.delta') && delta !== undefined) {
      const json = type.includes('arguments');
      const passed = this.pass(placeOf(data, type.slice(0, -'.delta'.length)), delta, json, (rest) =>
        say(event, { ...data, delta: rest }),
      );
      // Padding that hides a fragment's length is useless with a different fragment.
      const { obfuscation: _padding, ...rest } = data;
      if (passed !== '') events.push(say(event, { ...rest, delta: passed }));
    } else {
      if (type.endsWith('.done')) events.push(...this.flush(placeOf(data, type.slice(0, -'.done'.length))));
      if (ENDS.has(type)) {
        events.push(...this.flush(''));
        this.isComplete = true;
        this.hasFailed ||= type === 'response.failed';
        const response = data['response'];
        if (isObject(response) && isObject(response['usage'])) this.usage = response['usage'];
      }
      events.push(say(event, rewriteValue(data, this.filter)));
    }
    return events.map((each) => this.#numbered(each));
  }

  protected override ended(event: SseEvent): readonly SseEvent[] {
    return [event];
  }

  /** Events are renumbered in the order sent, since some are delayed or split differently. */
  #numbered(event: SseEvent): SseEvent {
    const data = JSON.parse(event.data) as Json;
    if (data['sequence_number'] === undefined) return event;
    const numbered = say(event, { ...data, sequence_number: this.#number });
    this.#number += 1;
    return numbered;
  }
}

const ENDS: ReadonlySet<string> = new Set(['response.completed', 'response.failed', 'response.incomplete']);

const placeOf = (data: Json, type: string): string =>
  ['item_id', 'output_index', 'content_index', 'summary_index']
    .map((name) => JSON.stringify(data[name] ?? ''))
    .concat(type)
    .join('/');

class AnthropicStream extends Rewriter {
  protected rewrite(event: SseEvent, data: Json): readonly SseEvent[] {
    switch (data['type']) {
      case 'message_start': {
        const message = isObject(data['message']) ? data['message'] : {};
        this.usage = laterUsage(this.usage ?? {}, message['usage']);
        return [event];
      }
      case 'content_block_delta':
        return this.#delta(event, data);
      case 'content_block_stop':
        return [...this.flush(`${countOf(data['index'])}/`), event];
      case 'message_delta':
        this.usage = laterUsage(this.usage ?? {}, data['usage']);
        return [...this.flush(''), event];
      case 'message_stop':
        this.isComplete = true;
        return [...this.flush(''), event];
      default:
        return [say(event, rewriteValue(data, this.filter))];
    }
  }

  #delta(event: SseEvent, data: Json): readonly SseEvent[] {
    const index = countOf(data['index']);
    const delta = isObject(data['delta']) ? data['delta'] : {};
    const field = DELTAS[wordOf(delta['type']) ?? ''];
    const piece = field === undefined ? undefined : wordOf(delta[field]);
    // Signed content passes unchanged.
    if (field === undefined || piece === undefined) return [event];
    const of = (text: string): SseEvent => say(event, { ...data, delta: { ...delta, [field]: text } });
    const passed = this.pass(`${index}/${field}`, piece, field === 'partial_json', of);
    return passed === '' ? [] : [of(passed)];
  }
}

const DELTAS: Readonly<Record<string, string>> = { text_delta: 'text', input_json_delta: 'partial_json' };
