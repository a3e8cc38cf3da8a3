import { createParser, type EventSourceMessage } from 'eventsource-parser';
import { wallClock } from './server-clock.ts';

/** The server sends heartbeats well within this; a stream silent for longer is dead, such as after a phone slept. */
export const SILENT_MS = 45_000;
const LOOK_EVERY_MS = 5_000;

export type Reading = {
  /** The event id to resume after. */
  readonly lastId: string | undefined;
  readonly ended: AbortSignal;
  readonly onOpen: () => void;
  readonly onHeard: () => void;
  readonly onEvent: (event: EventSourceMessage) => void;
};

/**
 * Reads one connection until it ends. `stranger`: the server no longer knows this browser; every other end is `broken`.
 */
export type ReadLine = (reading: Reading) => Promise<'broken' | 'stranger'>;

/**
 * Not the browser's EventSource, which hides the heartbeats that tell a quiet stream from a dead one, and gives up for
 * good if the server is briefly unavailable.
 */
export const readLine: ReadLine = async ({ lastId, ended, onOpen, onHeard, onEvent }) => {
  const silence = new AbortController();
  let heardAt = wallClock();
  // Timers stop while a machine sleeps, but its clock does not: the first check after waking finds the stream dead.
  const watch = setInterval(() => wallClock() - heardAt > SILENT_MS && silence.abort(), LOOK_EVERY_MS);
  try {
    const answer = await fetch('/v1/live', {
      headers: { accept: 'text/event-stream', ...(lastId === undefined ? {} : { 'last-event-id': lastId }) },
      signal: AbortSignal.any([ended, silence.signal]),
    });
    if (answer.status === 401) return 'stranger';
    if (!answer.ok || answer.body === null) return 'broken';
    onOpen();
    const parser = createParser({ onEvent });
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      heardAt = wallClock();
      onHeard();
      parser.feed(read.value);
    }
  } catch {
    // The connection broke; the caller reports it and retries.
  } finally {
    clearInterval(watch);
  }
  return 'broken';
};
