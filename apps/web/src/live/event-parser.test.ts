import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createEventParser } from './event-parser.ts';
import type { ServerEvent } from './event-parser.ts';

function parse(chunks: readonly string[]): readonly ServerEvent[] {
  const events: ServerEvent[] = [];
  const feed = createEventParser((event) => events.push(event));
  for (const chunk of chunks) feed(chunk);
  return events;
}

const stream =
  'retry: 2000\n\n: beat\n\nid: 7\nevent: entry\ndata: {"seq":7}\n\ndata: a\ndata: b\n\nid: 9\nevent: entry\ndata:x:y\r\n\r\n';

test('events come with their type, their data and the id to resume after', () => {
  expect(parse([stream])).toEqual([
    { type: 'entry', data: '{"seq":7}', id: '7' },
    { type: 'message', data: 'a\nb', id: '7' },
    { type: 'entry', data: 'x:y', id: '9' },
  ]);
});

test('where the network cuts the stream makes no difference', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(stream.length), { maxLength: 12 }), (cuts) => {
      const at = [0, ...cuts.toSorted((first, second) => first - second), stream.length];
      const chunks = at.slice(1).map((end, index) => stream.slice(at[index], end));
      expect(parse(chunks)).toEqual(parse([stream]));
    }),
    { seed: 22 },
  );
});

test('an event that was cut off before its end is not delivered', () => {
  expect(parse(['id: 7\nevent: entry\ndata: {"seq":7}\n'])).toEqual([]);
});
