import { noteAnswer } from '../api/reached.ts';
import { queryClient } from '../api/query-client.ts';
import type { LineState } from './line-state.ts';
import { createMarker } from './mark-old.ts';
import { readLine, SILENT_MS } from './read-line.ts';
import { serverNow, wallClock } from './server-clock.ts';
import { shareLine } from './share-line.ts';

const LOOK_EVERY_MS = 5_000;
/** Longer than the leading tab's own timeout, which detects a dead connection first. */
const PATIENCE_MS = SILENT_MS + 15_000;

/**
 * Follows the browser's event stream until the returned function is called, and invalidates queries. `who` is the
 * reader's id.
 */
export function openLiveLine(who: string, onState: (state: LineState) => void): () => void {
  const marker = createMarker();
  let heardAt = serverNow();
  let heardAtWall = wallClock();
  const lose = (): void => onState({ kind: 'lost', since: heardAt });
  const line = shareLine({
    who,
    read: readLine,
    onNews: (news) => {
      heardAtWall = wallClock();
      if (news.kind === 'lost') return lose();
      if (news.kind === 'stranger') return void queryClient.invalidateQueries({ queryKey: ['session'] });
      heardAt = serverNow();
      onState({ kind: 'live' });
      noteAnswer();
      if (news.kind === 'reset') marker.markAll();
      if (news.kind === 'entry') marker.mark(news.entry);
    },
  });
  const watch = setInterval(() => {
    if (wallClock() - heardAtWall <= PATIENCE_MS) return;
    heardAtWall = wallClock();
    lose();
    // Background tabs have throttled timers, so only a visible tab takes over.
    if (document.visibilityState === 'visible') line.takeOver();
  }, LOOK_EVERY_MS);
  onState({ kind: 'connecting' });
  return () => {
    clearInterval(watch);
    marker.end();
    line.leave();
  };
}
