import { queryClient } from '../api/query-client.ts';
import { createEventParser } from './event-parser.ts';
import type { ServerEvent } from './event-parser.ts';
import { parseLiveEntry, staleKeys } from './line-state.ts';
import type { LineState, LiveEntry } from './line-state.ts';
import { serverNow } from './server-clock.ts';

const gatherMs = 150;
const retryMs = 2000;
const retryAtMostMs = 30_000;
/** The server beats well within this; a line that is silent longer is dead, such as after a phone has slept. */
const silentMs = 45_000;

/** Keeps a line to the server open until the returned function is called, and marks answers that entries made old. */
export function openLiveLine(onState: (state: LineState) => void): () => void {
  const ended = new AbortController();
  void keepOpen(onState, ended.signal);
  return () => ended.abort();
}

async function keepOpen(onState: (state: LineState) => void, ended: AbortSignal): Promise<void> {
  const gather = createGatherer(ended);
  let lastId: string | undefined;
  let heardAt = serverNow();
  let isFirst = true;
  let failures = 0;
  onState({ kind: 'connecting' });
  while (!ended.aborted) {
    const onOpen = (): void => {
      failures = 0;
      onState({ kind: 'live' });
      // Without an id to resume after nobody knows what was missed, so everything is read anew.
      if (!isFirst && lastId === undefined) void queryClient.invalidateQueries();
      isFirst = false;
    };
    const onHeard = (): void => {
      heardAt = serverNow();
    };
    const onEvent = (event: ServerEvent): void => {
      lastId = event.id ?? lastId;
      // Too much was missed to be told one by one.
      if (event.type === 'reset') void queryClient.invalidateQueries();
      const entry = parseLiveEntry(event.data);
      if (entry !== undefined) gather(entry);
    };
    await readOnce({ lastId, ended, onOpen, onHeard, onEvent });
    if (ended.aborted) return;
    onState({ kind: 'lost', since: heardAt });
    await pause(Math.min(retryAtMostMs, retryMs * 2 ** failures), ended);
    failures += 1;
  }
}

type Reading = {
  readonly lastId: string | undefined;
  readonly ended: AbortSignal;
  readonly onOpen: () => void;
  readonly onHeard: () => void;
  readonly onEvent: (event: ServerEvent) => void;
};

/** Reads one connection until it ends, fails or falls silent; which of the three makes no difference. */
async function readOnce({ lastId, ended, onOpen, onHeard, onEvent }: Reading): Promise<void> {
  const silence = new AbortController();
  let timer = setTimeout(() => silence.abort(), silentMs);
  try {
    const answer = await fetch('/v1/live', {
      headers: { accept: 'text/event-stream', ...(lastId === undefined ? {} : { 'last-event-id': lastId }) },
      signal: AbortSignal.any([ended, silence.signal]),
    });
    if (answer.status === 401) await queryClient.invalidateQueries({ queryKey: ['session'] });
    if (!answer.ok || answer.body === null) return;
    onOpen();
    const feed = createEventParser(onEvent);
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      clearTimeout(timer);
      timer = setTimeout(() => silence.abort(), silentMs);
      onHeard();
      feed(read.value);
    }
  } catch {
    // The line is down; the caller says so and tries again.
  } finally {
    clearTimeout(timer);
  }
}

/** Takes entries that arrive close together as one, so that a storm of alerts asks for each answer once. */
function createGatherer(ended: AbortSignal): (entry: LiveEntry) => void {
  let gathered: LiveEntry[] = [];
  const release = (): void => {
    const keys = staleKeys(gathered);
    gathered = [];
    if (ended.aborted) return;
    for (const queryKey of keys) void queryClient.invalidateQueries({ queryKey });
  };
  return (entry) => {
    if (gathered.length === 0) setTimeout(release, gatherMs);
    gathered.push(entry);
  };
}

async function pause(milliseconds: number, ended: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    ended.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
