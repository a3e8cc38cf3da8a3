import { leadLine } from './lead-line.ts';
import type { LineNews } from './line-news.ts';
import type { ReadLine } from './read-line.ts';

type Sharing = {
  /** The reader's id: a tab still showing somebody else's pages does not take part. */
  readonly who: string;
  readonly read: ReadLine;
  readonly onNews: (news: LineNews) => void;
};

type Shared = {
  /** Takes the stream over from a tab that holds it but is silent: it may have been put to sleep. */
  readonly takeOver: () => void;
  readonly leave: () => void;
};

/**
 * One event stream for all tabs of a browser. Over HTTP/1.1 a browser opens at most six connections to a server; a
 * stream per tab would use them all and leave none to acknowledge with. The tab holding the lock reads and tells the
 * others; when it closes, the browser passes the lock to the next one, which resumes where the stream was.
 */
export function shareLine({ who, read, onNews }: Sharing): Shared {
  const name = `muster.live.${who}`;
  const channel = new BroadcastChannel(name);
  let turn = new AbortController();
  let hasLeft = false;
  let lastId: string | undefined;
  /** Whether another tab read before this one. */
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
  /** Waits for the stream, or takes it, and reads it until this tab leaves or loses the lock; then it queues again. */
  const stand = async (how: 'waiting' | 'taking'): Promise<void> => {
    turn.abort();
    const mine = new AbortController();
    turn = mine;
    // The lock manager accepts no signal when stealing a lock.
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
      // The lock was stolen, or the wait was aborted.
      if (!(cause instanceof DOMException && cause.name === 'AbortError')) throw cause;
    }
    // A page being unloaded is refused the lock immediately on every attempt.
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
