import { err, ok } from '../../../kernel/result.ts';
import type { Outgoing } from '../../../platform/outgoing/outgoing.ts';
import { readRecord } from '../records/record.ts';
import type { Rejection, Sent } from '../domain/sent.ts';
import type { SinkFormat, SinkSettings } from '../domain/sink.ts';
import { again, failed, isPassing, jsonOf, stopped, textOf } from './answers.ts';
import { placesOf, type SinkLine, type Wire } from './wire.ts';

const [OK, CREATED, CONFLICT, TOO_LARGE] = [200, 201, 409, 413];
const PAGE = 1000;

export type ElasticParts = {
  readonly outgoing: Outgoing;
  readonly settings: SinkSettings;
  /** The value of the Authorization header. */
  readonly authorization: string | undefined;
  readonly format: SinkFormat;
};

/** Elasticsearch or OpenSearch: a 200 says nothing by itself, each item has its own status. */
export function elasticWire({ outgoing, settings, authorization, format }: ElasticParts): Wire {
  const base = `${settings.url ?? ''}/${encodeURIComponent(settings.place ?? '')}`;
  const headers = (type: string) => ({
    'content-type': type,
    ...(authorization === undefined ? {} : { authorization }),
  });
  return {
    limits: { records: 1000, bytes: 5 * 1024 * 1024, overhead: 80, line: 5 * 1024 * 1024 },
    send,
    async *held(from, below) {
      let after = from - 1;
      for (;;) {
        const query = {
          size: PAGE,
          query: { range: { [SEQ[format]]: { gt: after, lt: below } } },
          sort: [{ [SEQ[format]]: 'asc' }],
        };
        const answer = await outgoing.send({
          purpose: 'sink.elastic',
          method: 'POST',
          url: `${base}/_search`,
          headers: headers('application/json'),
          body: JSON.stringify(query),
        });
        if (!answer.ok) {
          yield err(answer.error.public);
          return;
        }
        if (answer.value.status !== OK) {
          yield err(`It answered ${answer.value.status}.`);
          return;
        }
        const { hits } = jsonOf(answer.value) as { readonly hits?: { readonly hits?: readonly Hit[] } };
        const found = hits?.hits ?? [];
        for (const { _source } of found) yield ok(readRecord(_source, format));
        const last = found.at(-1)?.sort?.[0];
        if (found.length < PAGE || last === undefined) return undefined;
        after = last;
      }
    },
  };

  async function send(lines: readonly SinkLine[]): Promise<Sent> {
    const first = placesOf(lines).first;
    const body = lines.map(({ record: { id }, line }) => `{"create":{"_id":"${id}"}}\n${line}\n`).join('');
    const answer = await outgoing.send({
      purpose: 'sink.elastic',
      method: 'POST',
      url: `${base}/_bulk`,
      headers: headers('application/x-ndjson'),
      body,
    });
    if (!answer.ok) return failed(first, answer.error);
    const { status } = answer.value;
    if (status === TOO_LARGE) return halves(lines);
    if (isPassing(status)) return again(first, `It answered ${status}.`);
    const { items } = jsonOf(answer.value) as { readonly items?: unknown };
    if (status !== OK) return stopped(first, `It answered ${status}.`);
    if (!Array.isArray(items) || items.length !== lines.length)
      return again(first, 'Its response does not give the result of each record.');
    return judge(lines, items as readonly Item[]);
  }

  /** Too large for one request: sends its halves in order. A single record that is too large is rejected. */
  async function halves(lines: readonly SinkLine[]): Promise<Sent> {
    const [only, ...others] = lines;
    if (only !== undefined && others.length === 0) {
      const { seq, id } = only.record;
      return { below: seq + 1, rejected: [{ seq, id, code: 'too-large', reason: 'larger than a request may be' }] };
    }
    const middle = Math.ceil(lines.length / 2);
    const head = await send(lines.slice(0, middle));
    if (head.problem !== undefined) return head;
    const tail = await send(lines.slice(middle));
    return { ...tail, rejected: [...head.rejected, ...tail.rejected] };
  }
}

type Hit = { readonly _source: unknown; readonly sort?: readonly number[] };

type Item = {
  readonly create?: {
    readonly status?: number;
    readonly failure_store?: string;
    readonly error?: { readonly type?: unknown; readonly reason?: unknown };
  };
};

const SEQ = { native: 'seq', ocsf: 'unmapped.seq' } as const;

/**
 * Every item before the first retryable one is stored or rejected; any stored after it will answer 409 the next time.
 */
function judge(lines: readonly SinkLine[], items: readonly Item[]): Sent {
  const rejected: Rejection[] = [];
  for (const [at, { record }] of lines.entries()) {
    const { status = 0, failure_store: store, error } = items[at]?.create ?? {};
    if (status === 0 || isPassing(status))
      return { below: record.seq, rejected, problem: { kind: 'retry', words: `An item was answered ${status}.` } };
    // A conflict means already stored. Records in the failure store are not in the index, whatever the status.
    const isThere = status === CONFLICT || ((status === CREATED || status === OK) && !isFailed(store));
    if (isThere) continue;
    const code = isFailed(store) ? `failure-store-${store ?? ''}` : textOf(error?.type, 60) || String(status);
    const reason = textOf(error?.reason) || (isFailed(store) ? 'went to the failure store' : `answered ${status}`);
    rejected.push({ seq: record.seq, id: record.id, code, reason });
  }
  return { below: placesOf(lines).last + 1, rejected };
}

const isFailed = (store: string | undefined): boolean => store === 'used' || store === 'failed';
