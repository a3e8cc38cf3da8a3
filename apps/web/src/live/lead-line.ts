import { pause } from './pause.ts';
import type { ReadLine } from './read-line.ts';
import { parseLiveEntry } from './line-state.ts';
import type { LineNews } from './line-news.ts';

const RETRY_MS = 2000;
const RETRY_AT_MOST_MS = 30_000;

type Leading = {
  readonly read: ReadLine;
  /** The event id to resume after, from an earlier reader; undefined if there is none. */
  readonly lastId: string | undefined;
  /** Whether another tab read before: without an id to resume after, anything may have been missed. */
  readonly isSuccessor: boolean;
  readonly tell: (news: LineNews) => void;
  readonly ended: AbortSignal;
};

/** Keeps the browser's only event stream open until `ended`, and reports its events. */
export async function leadLine({ read, lastId, isSuccessor, tell, ended }: Leading): Promise<void> {
  let resumeAfter = lastId;
  let mayHaveMissed = isSuccessor;
  let failures = 0;
  while (!ended.aborted) {
    const end = await read({
      lastId: resumeAfter,
      ended,
      onOpen: () => {
        failures = 0;
        if (mayHaveMissed && resumeAfter === undefined) tell({ kind: 'reset', id: undefined });
        mayHaveMissed = true;
        tell({ kind: 'heard' });
      },
      onHeard: () => tell({ kind: 'heard' }),
      onEvent: ({ id, event, data }) => {
        resumeAfter = id ?? resumeAfter;
        // Too many events were missed to deliver them one by one.
        if (event === 'reset') tell({ kind: 'reset', id });
        const entry = parseLiveEntry(data);
        if (event === 'entry' && entry !== undefined) tell({ kind: 'entry', id, entry });
      },
    });
    if (ended.aborted) return;
    if (end === 'stranger') tell({ kind: 'stranger' });
    tell({ kind: 'lost' });
    await pause(Math.min(RETRY_AT_MOST_MS, RETRY_MS * 2 ** failures), ended);
    failures += 1;
  }
}
