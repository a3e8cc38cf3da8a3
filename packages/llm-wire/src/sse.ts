import { createParser } from 'eventsource-parser';

/** A server-sent event. */
export type SseEvent = { readonly event: string | undefined; readonly data: string };

/** In UTF-16 units, longer than any event of a provider; text without an end by then is not an event stream. */
const LONGEST = 16 * 1024 * 1024;

/** Parses events from text that arrives in chunks, cut anywhere. Throws at one that exceeds the limit. */
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
