import { expect, test } from 'vitest';
import type { Connection } from './connection.ts';
import { liveEvents, type LiveEvent } from './live-events.ts';

const entry = (seq: number): string =>
  `id: ${seq}\nevent: entry\ndata: {"seq":${seq},"action":"incident.acknowledged","things":[]}\n\n`;

test('a broken stream is resumed after the last event that arrived', async () => {
  const interrupted = new AbortController();
  const asked: (string | null)[] = [];
  const streams = [entry(7) + entry(8), entry(9)];
  const connection = {
    fetch: async (_: string, init?: RequestInit) => {
      asked.push(new Headers(init?.headers).get('last-event-id'));
      return new Response(streams[asked.length - 1]);
    },
  } as Connection;
  const pauses: number[] = [];
  const pause = async (milliseconds: number): Promise<void> => {
    pauses.push(milliseconds);
    if (pauses.length === streams.length) interrupted.abort();
  };

  const seen: LiveEvent[] = [];
  for await (const event of liveEvents(connection, { pause, interrupted: interrupted.signal })) seen.push(event);
  expect(asked).toEqual([null, '8']);
  expect(seen.map((event) => (event.kind === 'entry' ? event.entry.seq : event.isUp))).toEqual([
    true,
    7,
    8,
    false,
    true,
    9,
    false,
  ]);
});
