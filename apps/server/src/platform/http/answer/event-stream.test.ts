import { afterEach, describe, expect, test } from 'vitest';
import type { AddressInfo } from 'node:net';
import { createTestHttp } from '../../../testing/test-http.ts';
import type { RouteTable } from '../routes.ts';
import { createEventStreams, type EventStream } from './event-stream.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** A server on loopback with a live route, and the streams it has opened. */
async function serve() {
  const opened: EventStream[] = [];
  const routes: RouteTable = (add) =>
    add.get(
      '/v1/live',
      { access: 'anonymous', summary: 'Live' },
      async (request) => void opened.push(request.openEventStream()),
    );
  const http = await createTestHttp({ routes: [routes], limits: { maxInFlight: 1 } });
  await http.app.listen({ host: '127.0.0.1', port: 0 });
  closing.push(async () => {
    http.streams.closeAll();
    http.app.server.closeAllConnections();
    await http.app.close();
  });
  const url = `http://127.0.0.1:${(http.app.server.address() as AddressInfo).port}/v1/live`;
  return { ...http, opened, url };
}

async function read(response: Response, until: (text: string) => boolean): Promise<string> {
  const reader = response.body!.getReader();
  const decoder = new TextDecoder();
  let text = '';
  while (!until(text)) {
    const { done, value } = await reader.read();
    if (done) break;
    text += decoder.decode(value as Uint8Array, { stream: true });
  }
  reader.releaseLock();
  return text;
}

describe('a live stream', () => {
  test('brings events in their order, each with its id and type, on one line of data', async () => {
    const { opened, url } = await serve();
    const response = await fetch(url);
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    await opened[0]!.send({ id: '7', type: 'entry', data: { seq: 7, text: 'two\nlines\u2028here' } });
    await opened[0]!.send({ id: '8\r\nevent: forged', data: null });
    const text = await read(response, (so) => so.includes('null\n\n'));
    expect(text).toBe(
      'retry: 2000\n\nid: 7\nevent: entry\ndata: {"seq":7,"text":"two\\nlines\u2028here"}\n\nid: 8  event: forged\ndata: null\n\n',
    );
  });

  test('says where a reader left off', async () => {
    const { opened, url } = await serve();
    await fetch(url, { headers: { 'last-event-id': '41' } });
    await fetch(url, { headers: { 'last-event-id': "1' or 1=1" } });
    expect(opened.map(({ lastEventId }) => lastEventId)).toEqual(['41', undefined]);
  });

  test('does not count as a request being served, and leaves room for others', async () => {
    const { load, url, streams } = await serve();
    await fetch(url);
    await fetch(url);
    expect([load.inFlight, streams.size]).toEqual([0, 2]);
  });

  test('ends when its reader goes, and says so', async () => {
    const { opened, url, streams } = await serve();
    const away = new AbortController();
    await fetch(url, { signal: away.signal });
    const gone = new Promise((resolve) => opened[0]!.closed.addEventListener('abort', resolve));
    away.abort();
    await gone;
    expect(await opened[0]!.send({ data: 1 })).toBe(false);
    expect(streams.size).toBe(0);
  });

  test('ends when the server stops', async () => {
    const { url, streams } = await serve();
    const response = await fetch(url);
    streams.closeAll();
    expect(await read(response, () => false)).toBe('retry: 2000\n\n');
  });

  test('holds back its feed for a slow reader, and cuts off one that does not read at all', async () => {
    const { opened, url } = await serve();
    await fetch(url);
    const chunk = 'x'.repeat(300_000);
    let sent = 0;
    while (sent < 200 && (await Promise.race([opened[0]!.send({ data: chunk }), stuck()])) === true) sent += 1;
    expect(sent).toBeLessThan(200);
    for (let more = 0; more < 10; more += 1) void opened[0]!.send({ data: chunk });
    await new Promise((resolve) =>
      opened[0]!.closed.aborted ? resolve(undefined) : opened[0]!.closed.addEventListener('abort', resolve),
    );
    expect(await opened[0]!.send({ data: 1 })).toBe(false);
  });
});

test('silent streams are kept alive by a beat', async () => {
  const beats: number[] = [];
  const streams = createEventStreams(0.01, { perReader: 2, most: 3 });
  const beaten = new Promise<void>((resolve) => {
    streams.add({
      reader: 'ada',
      cut: () => {},
      beat: () => {
        beats.push(1);
        if (beats.length === 2) resolve();
      },
      close: () => {},
    });
  });
  await beaten;
  streams.closeAll();
  expect(beats.length).toBeGreaterThanOrEqual(2);
});

/** Resolves once the event loop has turned often enough for any writable socket to have drained. */
async function stuck(): Promise<'stuck'> {
  for (let turn = 0; turn < 200; turn += 1) await new Promise(setImmediate);
  return 'stuck';
}

test('a reader keeps so many streams, the newest; a server so many of all, and says what to do', () => {
  const streams = createEventStreams(60, { perReader: 2, most: 3 });
  const cut: string[] = [];
  const open = (reader: string, name: string) =>
    streams.add({ reader, beat: () => {}, close: () => {}, cut: () => void cut.push(name) });
  open('ada', 'ada 1');
  open('ada', 'ada 2');
  expect([cut, streams.judge()]).toEqual([[], undefined]);
  open('ada', 'ada 3');
  const leave = open('grace', 'grace 1');
  expect([cut, streams.size]).toEqual([['ada 1'], 3]);
  expect(streams.judge()).toMatchObject({ kind: 'unavailable', code: 'server/too-many-streams' });
  leave();
  expect(streams.judge()).toBeUndefined();
  streams.closeAll();
});
