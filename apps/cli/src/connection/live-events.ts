import { createParser, type EventSourceMessage } from 'eventsource-parser';
import { ProblemFailure } from '@muster/api-client';
import type { Shell } from '../shell.ts';
import { CommandFailure } from '../failures/failure.ts';
import { exitCode } from '../exit-code.ts';
import type { Connection } from './connection.ts';

/** A ledger entry visible to this reader, as soon as it is sequenced. */
export type LiveEntry = { readonly seq: number; readonly action: string; readonly things: readonly Thing[] };

/** A thing the entry is about; an incident has its code as `name`. */
type Thing = { readonly kind: string; readonly id: string; readonly name?: string };

/** `line` says whether the stream is up: anything may have changed while it was down. */
export type LiveEvent =
  | { readonly kind: 'entry'; readonly entry: LiveEntry }
  | { readonly kind: 'line'; readonly isUp: boolean };

const LONGEST_PAUSE_MS = 10_000;
const FIRST_PAUSE_MS = 500;

/**
 * The event stream, resumed after the last event whenever it breaks, until Ctrl-C. A refusal ends it; a broken
 * connection does not.
 */
export async function* liveEvents(
  connection: Connection,
  shell: Pick<Shell, 'pause' | 'interrupted'>,
): AsyncGenerator<LiveEvent> {
  let lastId: string | undefined;
  let pauseMs = FIRST_PAUSE_MS;
  let isFirst = true;
  while (!shell.interrupted.aborted) {
    try {
      const answer = await connection.fetch('/v1/live', {
        headers: { accept: 'text/event-stream', ...(lastId === undefined ? {} : { 'last-event-id': lastId }) },
      });
      isFirst = false;
      pauseMs = FIRST_PAUSE_MS;
      yield { kind: 'line', isUp: true };
      for await (const { id, event, data } of messagesOf(answer)) {
        lastId = id ?? lastId;
        // Too much was missed, or the reader's access changed: reload everything.
        if (event === 'reset') yield { kind: 'line', isUp: true };
        const entry = event === 'entry' ? entryFrom(data) : undefined;
        if (entry !== undefined) yield { kind: 'entry', entry };
      }
    } catch (cause) {
      if (shell.interrupted.aborted) return;
      if (cause instanceof ProblemFailure || (isFirst && cause instanceof CommandFailure) || isNotSignedIn(cause))
        throw cause;
    }
    if (shell.interrupted.aborted) return;
    yield { kind: 'line', isUp: false };
    await shell.pause(pauseMs);
    pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
  }
}

async function* messagesOf(answer: Response): AsyncGenerator<EventSourceMessage> {
  const messages: EventSourceMessage[] = [];
  const parser = createParser({ onEvent: (message) => void messages.push(message) });
  const decoder = new TextDecoder();
  for await (const chunk of answer.body ?? []) {
    parser.feed(decoder.decode(chunk as Uint8Array, { stream: true }));
    yield* messages.splice(0);
  }
}

function entryFrom(data: string): LiveEntry | undefined {
  try {
    const { seq, action, things } = JSON.parse(data) as Record<string, unknown>;
    if (typeof seq !== 'number' || typeof action !== 'string') return undefined;
    return { seq, action, things: Array.isArray(things) ? (things as readonly Thing[]) : [] };
  } catch {
    return undefined;
  }
}

const isNotSignedIn = (cause: unknown): boolean =>
  cause instanceof CommandFailure && cause.failure.exit === exitCode.notSignedIn;
