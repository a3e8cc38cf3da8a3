import { leadLine } from './lead-line.ts';
import type { LineNews } from './line-news.ts';
import type { ReadLine } from './read-line.ts';

type Sharing = {
  /** Whose line it is: a tab that still shows somebody else's pages has no part in it. */
  readonly who: string;
  readonly read: ReadLine;
  readonly onNews: (news: LineNews) => void;
};

type Shared = {
  /** Takes the line over from a tab that holds it and tells nothing: its machine may have put it to sleep. */
  readonly takeOver: () => void;
  readonly leave: () => void;
};

/**
 * One live line for all tabs of a browser. A browser opens six connections to a server at most, over HTTP/1.1, and a line a
 * tab would take them all, with none left to acknowledge on. The tab that holds the lock reads and tells the others; when it
 * closes, the browser gives the lock to the next one, which resumes where the line was.
 */
export function shareLine({ who, read, onNews }: Sharing): Shared {
  const name = `muster.live.${who}`;
  const channel = new BroadcastChannel(name);
  let turn = new AbortController();
  let hasLeft = false;
  let lastId: string | undefined;
  /** Whether anybody read before this tab did. */
  let isSuccessor = false;
  const take = (news: LineNews): void => {
    if ('id' in news) lastId = news.id ?? lastId;
    onNews(news);
  };
  channel.onmessage = ({ data }: MessageEvent<LineNews>) => take(data);
  const lead = async (ended: AbortSignal): Promise<void> => {
    const tell = (news: LineNews): void => {
      if (ended.aborted) return;
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no target: it is of one origin
      channel.postMessage(news);
      take(news);
    };
    await leadLine({ read, lastId, isSuccessor, tell, ended });
  };
  /** Waits for the line, or takes it, and reads it until this tab leaves or is deposed; then it queues again. */
  const stand = async (how: 'waiting' | 'taking'): Promise<void> => {
    turn.abort();
    const mine = new AbortController();
    turn = mine;
    // The lock manager knows no signal for a lock that is stolen.
    const options = how === 'taking' ? { steal: true } : { signal: mine.signal };
    let wasGranted = false;
    const hold = async (): Promise<void> => {
      wasGranted = true;
      await lead(mine.signal);
    };
    try {
      if (how === 'waiting') await navigator.locks.request(name, { ifAvailable: true }, async (lock) => lock && hold());
      isSuccessor = true;
      if (!mine.signal.aborted) await navigator.locks.request(name, options, hold);
    } catch (cause) {
      mine.abort();
      // Deposed, or no longer waiting.
      if (!(cause instanceof DOMException && cause.name === 'AbortError')) throw cause;
    }
    // A page that is being left is refused the lock at once, each time it asks.
    if (wasGranted && turn === mine && !hasLeft) await stand('waiting');
  };
  void stand('waiting');
  return {
    takeOver: () => void stand('taking'),
    leave: () => {
      hasLeft = true;
      turn.abort();
      channel.close();
    },
  };
}
