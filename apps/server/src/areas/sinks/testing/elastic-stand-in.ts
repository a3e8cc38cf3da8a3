import type { OutgoingRequest } from '../../../platform/outgoing/outgoing.ts';
import { textOfRequest, type Answer } from './faults.ts';

type Doc = { readonly seq?: number; readonly unmapped?: { readonly seq: number } };

/** Each format stores the position in a different field. */
const seqOf = ({ seq, unmapped }: Doc): number => seq ?? unmapped?.seq ?? Number.NaN;

/** One index behind `_bulk` and `_search`; `poison` cannot be mapped, `toStore` goes to the failure store. */
export class ElasticStandIn {
  readonly throttle: Answer = { status: 429, body: { error: 'es_rejected_execution_exception' } };
  readonly docs = new Map<string, string>();
  readonly poison = new Set<number>();
  readonly toStore = new Set<number>();
  readonly #mostBytes: number;
  #turn = 0;

  constructor(mostBytes = 100 * 1024 * 1024) {
    this.#mostBytes = mostBytes;
  }

  answer(request: OutgoingRequest, isItemFault: boolean): Answer {
    const { url, headers = {} } = request;
    if (headers['authorization'] !== 'ApiKey c2VjcmV0') return { status: 401 };
    const { pathname } = new URL(url);
    if (pathname === '/muster-audit/_search') return this.#search(JSON.parse(textOfRequest(request)) as Search);
    if (pathname !== '/muster-audit/_bulk') return { status: 404 };
    const text = textOfRequest(request);
    if (text.length > this.#mostBytes) return { status: 413 };
    if (headers['content-type'] !== 'application/x-ndjson' || !text.endsWith('\n')) return { status: 400 };
    const lines = text.slice(0, -1).split('\n');
    if (lines.length % 2 !== 0) return { status: 400 };
    const items = Array.from({ length: lines.length / 2 }, (_, at) =>
      this.#create(lines[2 * at] ?? '', lines[2 * at + 1] ?? '', isItemFault),
    );
    return { status: 200, body: { errors: items.some(({ create }) => create.status >= 300), items } };
  }

  #create(action: string, line: string, isItemFault: boolean) {
    const { create } = JSON.parse(action) as { create: { _id: string } };
    const seq = seqOf(JSON.parse(line) as Doc);
    if (Buffer.byteLength(create._id) > 512) return item(400, 'illegal_argument_exception');
    if (isItemFault && this.#turn++ % 3 === 1) return item(429, 'es_rejected_execution_exception');
    if (this.docs.has(create._id)) return item(409, 'version_conflict_engine_exception');
    if (this.poison.has(seq)) return item(400, 'document_parsing_exception');
    if (this.toStore.has(seq)) return { create: { status: 201, failure_store: 'used' } };
    this.docs.set(create._id, line);
    return { create: { status: 201 } };
  }

  #search({ size, query, sort }: Search): Answer {
    const [field = ''] = Object.keys(query.range);
    const { gt, lt } = query.range[field] ?? { gt: 0, lt: 0 };
    if (size > 10_000 || sort.length !== 1) return { status: 400 };
    const hits = this.lines()
      .map((line) => JSON.parse(line) as Doc)
      .filter((doc) => seqOf(doc) > gt && seqOf(doc) < lt)
      .slice(0, size)
      .map((_source) => ({ _source, sort: [seqOf(_source)] }));
    return { status: 200, body: { hits: { hits } } };
  }

  lines(): readonly string[] {
    const seq = (line: string) => seqOf(JSON.parse(line) as Doc);
    return [...this.docs.values()].toSorted((first, second) => seq(first) - seq(second));
  }
}

type Search = {
  readonly size: number;
  readonly query: { readonly range: Readonly<Record<string, { readonly gt: number; readonly lt: number }>> };
  readonly sort: readonly unknown[];
};

const item = (status: number, type: string) => ({ create: { status, error: { type, reason: 'as the index says' } } });
