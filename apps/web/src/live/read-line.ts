import { createParser, type EventSourceMessage } from 'eventsource-parser';
import { wallClock } from './server-clock.ts';

/** The server beats well within this; a line that is silent longer is dead, such as after a phone has slept. */
export const SILENT_MS = 45_000;
const LOOK_EVERY_MS = 5_000;

export type Reading = {
  /** What to resume after. */
  readonly lastId: string | undefined;
  readonly ended: AbortSignal;
  readonly onOpen: () => void;
  readonly onHeard: () => void;
  readonly onEvent: (event: EventSourceMessage) => void;
};

/** Reads one connection until it ends. `stranger`: the server knows this browser no longer; every other end is `broken`. */
export type ReadLine = (reading: Reading) => Promise<'broken' | 'stranger'>;

/**
 * The browser's own EventSource is not used, because it hides the beats that tell a quiet line from a dead one, and gives up
 * for good where the server was away for a moment.
 */
export const readLine: ReadLine = async ({ lastId, ended, onOpen, onHeard, onEvent }) => {
  const silence = new AbortController();
  let heardAt = wallClock();
  // Timers stand still while a machine sleeps, and its clock does not: the first look after it woke finds the line dead.
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
    // The line is down; the caller says so and tries again.
  } finally {
    clearInterval(watch);
  }
  return 'broken';
};
