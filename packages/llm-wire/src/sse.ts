import { createParser } from 'eventsource-parser';

/** One event of a stream of server-sent events. */
export type SseEvent = { readonly event: string | undefined; readonly data: string };

/** Longer than any event of a provider, in UTF-16 units; what does not end is no stream of events. */
const LONGEST = 16 * 1024 * 1024;

/** Reads events from a text that comes in pieces, cut anywhere. Throws at one that does not end. */
export function sseReader(): (chunk: string) => readonly SseEvent[] {
  let events: SseEvent[] = [];
  let failure: Error | undefined;
  const parser = createParser({
    maxBufferSize: LONGEST,
    onEvent: ({ event, data }) => void events.push({ event, data }),
    onError: (error) => {
      if (error.type === 'max-buffer-size-exceeded') failure = error;
    },
  });
  return (chunk) => {
    events = [];
    parser.feed(chunk);
    if (failure !== undefined) throw failure;
    return events;
  };
}

export const sseText = ({ event, data }: SseEvent): string =>
  `${event === undefined ? '' : `event: ${event}\n`}${data
    .split('\n')
    .map((line) => `data: ${line}\n`)
    .join('')}\n`;
