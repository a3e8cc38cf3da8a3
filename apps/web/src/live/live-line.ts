import { queryClient } from '../api/query-client.ts';
import { parseLiveEntry, staleKeys } from './line-state.ts';
import type { LineState, LiveEntry } from './line-state.ts';
import { serverNow } from './server-clock.ts';

const gatherMs = 150;
const retryMs = 3000;
const silentMs = 45_000;

/**
 * The open line to the server. The browser resumes after `Last-Event-ID` by itself; where it gave up (a refusal, a
 * restart) we open a new line and read everything anew, since what was missed is not known.
 */
export function openLiveLine(onState: (state: LineState) => void): () => void {
  let source: EventSource | undefined;
  let heardAt = serverNow();
  let isLost = false;
  let gathered: LiveEntry[] = [];
  const timers = new Set<ReturnType<typeof setTimeout>>();
  const later = (run: () => void, milliseconds: number) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      run();
    }, milliseconds);
    timers.add(timer);
  };

  const heard = () => {
    heardAt = serverNow();
    if (!isLost) return;
    isLost = false;
    onState({ kind: 'live' });
    void queryClient.invalidateQueries();
  };
  const lose = () => {
    isLost = true;
    onState({ kind: 'lost', since: heardAt });
  };
  const take = (event: MessageEvent<string>) => {
    heard();
    const entry = parseLiveEntry(event.data);
    if (entry === undefined) return;
    if (gathered.length === 0) later(release, gatherMs);
    gathered.push(entry);
  };
  const release = () => {
    const keys = staleKeys(gathered);
    gathered = [];
    for (const queryKey of keys) void queryClient.invalidateQueries({ queryKey });
  };
  const open = () => {
    source?.close();
    source = new EventSource('/v1/live');
    source.onopen = () => {
      heard();
      onState({ kind: 'live' });
    };
    source.onmessage = take;
    source.addEventListener('entry', take);
    source.addEventListener('heartbeat', heard);
    source.onerror = () => {
      lose();
      if (source?.readyState === EventSource.CLOSED) later(open, retryMs);
    };
  };
  // A phone that slept finds its line open and dead: heartbeats tell.
  const watch = () => {
    if (!isLost && serverNow().getTime() - heardAt.getTime() > silentMs) {
      lose();
      open();
    }
    later(watch, silentMs / 3);
  };
  onState({ kind: 'connecting' });
  open();
  later(watch, silentMs);
  return () => {
    source?.close();
    for (const timer of timers) clearTimeout(timer);
  };
}
