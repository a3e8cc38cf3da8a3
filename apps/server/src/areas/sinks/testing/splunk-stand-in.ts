import type { OutgoingRequest } from '../../../platform/outgoing/outgoing.ts';
import { textOfRequest, type Answer } from './faults.ts';

const said = (status: number, code: number, more: object = {}): Answer => ({
  status,
  body: { text: `code ${code}`, code, ...more },
});

type Batch = { readonly channel: string; readonly lines: readonly string[]; polls: number };

/**
 * An event collector with acknowledgement. Parsed events stay in memory and are indexed after a poll or two; `crash`
 * loses them, as a dying indexer would, and unknown acknowledgements answer false.
 */
export class SplunkStandIn {
  readonly throttle = said(503, 9);
  readonly poison = new Set<number>();
  readonly #waiting = new Map<number, Batch>();
  readonly #indexed: string[] = [];
  #ack = 0;

  answer(request: OutgoingRequest): Answer {
    const { url, headers = {} } = request;
    const { pathname } = new URL(url);
    if (pathname === '/services/search/v2/jobs/export') return this.#search(request);
    if (headers['authorization'] === undefined) return said(401, 2);
    if (headers['authorization'] !== 'Splunk s3cret') return said(403, 4);
    const channel = headers['x-splunk-request-channel'] ?? '';
    if (!/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(channel)) return said(400, channel === '' ? 10 : 11);
    if (pathname === '/services/collector/ack') return this.#acknowledge(request, channel);
    const events = concatenated(textOfRequest(request));
    if (events.length === 0) return said(400, 5);
    for (const [at, event] of events.entries()) {
      const { event: record, sourcetype } = event;
      if (record === undefined) return said(400, 12, { 'invalid-event-number': at });
      if (sourcetype !== 'muster:audit' || this.poison.has(record.seq))
        return said(400, 6, { 'invalid-event-number': at });
    }
    this.#waiting.set(this.#ack, { channel, lines: events.map(({ event }) => JSON.stringify(event)), polls: 0 });
    return said(200, 0, { ackId: this.#ack++ });
  }

  #acknowledge(request: OutgoingRequest, channel: string): Answer {
    const { acks } = JSON.parse(textOfRequest(request)) as { acks: number[] };
    const state = acks.map((ack) => {
      const batch = this.#waiting.get(ack);
      if (batch?.channel !== channel || ++batch.polls < 2) return [String(ack), false];
      this.#indexed.push(...batch.lines);
      // Reported once, then forgotten.
      this.#waiting.delete(ack);
      return [String(ack), true];
    });
    return { status: 200, body: { acks: Object.fromEntries(state) as unknown } };
  }

  #search({ headers = {}, body = '' }: OutgoingRequest): Answer {
    if (headers['authorization'] !== 'Bearer reader') return { status: 401 };
    const search = new URLSearchParams(Buffer.from(body).toString('utf8')).get('search') ?? '';
    const [, from, below] = /seq>=(\d+) seq<(\d+)/.exec(search) ?? [];
    const found = this.lines().filter((line) => {
      const { seq } = JSON.parse(line) as { seq: number };
      return seq >= Number(from) && seq < Number(below);
    });
    return { status: 200, body: found.map((_raw) => JSON.stringify({ result: { _raw } })).join('\n') };
  }

  crash(): void {
    this.#waiting.clear();
  }

  lines(): readonly string[] {
    return this.#indexed;
  }
}

type HecEvent = { readonly event?: { readonly seq: number }; readonly sourcetype?: string };

/** Concatenated JSON objects: no array, no commas. */
function concatenated(text: string): readonly HecEvent[] {
  const events: HecEvent[] = [];
  let [depth, start, isInString] = [0, 0, false];
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (isInString) {
      if (character === '\\') at++;
      else if (character === '"') isInString = false;
    } else if (character === '"') isInString = true;
    else if (character === '{') depth++;
    else if (character === '}' && --depth === 0) {
      events.push(JSON.parse(text.slice(start, at + 1)) as HecEvent);
      start = at + 1;
    }
  }
  return events;
}
