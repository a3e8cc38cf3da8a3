import {
  sseReader,
  sseText,
  streamRewriter,
  type Dialect,
  type Json,
  type SseEvent,
  type StreamRewriter,
  type TextFilter,
} from '@muster/llm-wire';

/** How a stream ended. */
export type StreamEnd = {
  readonly usage: Json | undefined;
  readonly isComplete: boolean;
  readonly hasFailed: boolean;
  readonly characters: number;
};

/** A stream after its first content. */
export type Started = {
  readonly rewriter: StreamRewriter;
  readonly first: readonly SseEvent[];
  readonly rest: () => AsyncGenerator<readonly SseEvent[]>;
};

/** Reads until a stream's first content. Undefined if it ended or failed before. */
export async function firstOf(
  dialect: Dialect,
  filter: TextFilter,
  wantsUsage: boolean,
  body: AsyncIterable<Uint8Array>,
): Promise<Started | undefined> {
  const rewriter = streamRewriter(dialect, filter, wantsUsage);
  const read = sseReader();
  const decoder = new TextDecoder();
  const chunks = body[Symbol.asyncIterator]();
  const take = (chunk: Uint8Array): readonly SseEvent[] =>
    read(decoder.decode(chunk, { stream: true })).flatMap((event) => rewriter.take(event));
  try {
    for (;;) {
      const next = await chunks.next();
      if (next.done === true) return undefined;
      const first = take(next.value);
      if (rewriter.hasFailed && first.length <= 1) {
        await chunks.return?.();
        return undefined;
      }
      if (first.length > 0 || rewriter.isComplete) return { rewriter, first, rest };
    }
  } catch {
    return undefined;
  }

  async function* rest(): AsyncGenerator<readonly SseEvent[]> {
    try {
      for (;;) {
        if (isOver(dialect, rewriter)) return;
        const next = await chunks.next();
        if (next.done === true) return;
        yield take(next.value);
      }
    } finally {
      await chunks.return?.();
    }
  }
}

/** Anything after the end is ignored. OpenAI's Responses streams end with the connection. */
const isOver = (dialect: Dialect, { isComplete }: StreamRewriter): boolean =>
  isComplete && dialect !== 'openai-responses';

/**
 * Relays a provider's stream as text, to its end or to where it was cut. In that case an error is sent within the
 * stream, since clients take a stream that merely closes for complete. `ended` is called exactly once, whoever ends it.
 */
export async function* relayStream(
  dialect: Dialect,
  { rewriter, first, rest }: Started,
  ended: (end: StreamEnd) => void,
): AsyncGenerator<string> {
  try {
    yield textOf(first);
    for await (const events of rest()) if (events.length > 0) yield textOf(events);
    if (!rewriter.isComplete && !rewriter.hasFailed) yield textOf([...rewriter.cut(), cutEvent(dialect)]);
  } catch {
    if (!rewriter.isComplete) yield textOf([...rewriter.cut(), cutEvent(dialect)]);
  } finally {
    ended({
      usage: rewriter.usage,
      isComplete: rewriter.isComplete,
      hasFailed: rewriter.hasFailed,
      characters: rewriter.characters,
    });
  }
}

const textOf = (events: readonly SseEvent[]): string => events.map(sseText).join('');

const CUT = 'The provider ended the stream before it was complete.';

function cutEvent(dialect: Dialect): SseEvent {
  switch (dialect) {
    case 'anthropic-messages':
      return { event: 'error', data: JSON.stringify({ type: 'error', error: { type: 'api_error', message: CUT } }) };
    case 'openai-responses':
      return {
        event: 'error',
        data: JSON.stringify({ type: 'error', code: 'server_error', message: CUT, param: null, sequence_number: 0 }),
      };
    case 'openai-chat':
    case 'openai-embeddings':
    case 'anthropic-count-tokens':
      return {
        event: undefined,
        data: JSON.stringify({ error: { message: CUT, type: 'server_error', param: null, code: 'stream_cut' } }),
      };
  }
}
