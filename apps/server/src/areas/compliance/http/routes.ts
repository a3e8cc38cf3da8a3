import { Readable } from 'node:stream';
import { Type } from 'typebox';
import { decodeCursor, encodeCursor } from '../../../platform/http/input/cursor.ts';
import { orFail } from '../../../platform/http/or-fail.ts';
import type { RouteTable } from '../../../platform/http/routes.ts';
import { exportLines } from '../../../platform/ledger/export-lines.ts';
import type { IncidentReads } from '../../incidents/public.ts';
import { readsAllowed } from '../ledger-actions.ts';
import { rowsChanged } from '../../../platform/commands/ledger-actions.ts';
import { exportLedger } from '../commands/export-ledger.ts';
import type { AuditReads } from '../queries/audit-reads.ts';
import { entryReceipt } from '../queries/entry-receipt.ts';
import { ENTRY_ROUTE, getEntry } from '../queries/get-entry.ts';
import { listLedger } from '../queries/list-entries.ts';
import { checkpointsSince, publishedCheckpoint, publishedKeys, publishedTile } from '../queries/published-tree.ts';
import { BySeq, Checkpoints, EntryDetail, EntryPage, ExportBody, ListQuery, SinceQuery } from './schemas.ts';

const reading = { scope: 'ledger:read' };
const LIST_LIMIT = 50;
/** Entries that Muster makes on its own, not caused by a person or the policy. */
const ROUTINE = [readsAllowed.name, rowsChanged.name];

/** The ledger over HTTP: search it, prove an entry, export it, and verify it without trusting us (GOV 7.5). */
export const ledgerRoutes =
  (reads: AuditReads & IncidentReads): RouteTable =>
  (routes) => {
    routes.get(
      '/v1/ledger/entries',
      {
        access: reading,
        summary: 'Search the ledger, newest first',
        clauses: ['7.1', '7.5'],
        schema: { query: ListQuery, response: EntryPage },
      },
      async (request) => {
        const { cursor, limit, before, routine = true, ...filter } = request.query;
        const start = before ?? (cursor === undefined ? undefined : orFail(decodeCursor(Before, cursor)));
        const page = orFail(
          await listLedger(
            reads,
            request,
            {
              ...filter,
              ...(start === undefined ? {} : { before: start }),
              ...(routine ? {} : { except: ROUTINE }),
            },
            limit ?? LIST_LIMIT,
          ),
        );
        return {
          items: page.items,
          ...(page.nextBefore === undefined ? {} : { nextCursor: encodeCursor(Before, page.nextBefore) }),
        };
      },
    );
    routes.get(
      ENTRY_ROUTE,
      {
        access: reading,
        summary: 'One entry: the bytes that are hashed, and its content if you may see it',
        clauses: ['7.2', '7.5'],
        schema: { params: BySeq, response: EntryDetail },
      },
      async (request) => orFail(await getEntry(reads, request, request.params.seq)),
    );
    routes.get(
      '/v1/ledger/entries/:seq/receipt',
      {
        access: reading,
        summary: 'Proof that an entry is in the ledger, as a C2SP tlog-proof file',
        clauses: ['7.5'],
        schema: { params: BySeq },
        produces: 'text/plain; charset=utf-8',
      },
      async (request) => orFail(await entryReceipt(reads, request, request.params.seq)),
    );
    routes.get(
      '/v1/ledger/checkpoint',
      {
        access: reading,
        summary: 'The signed head of the ledger, as a C2SP checkpoint',
        clauses: ['7.5'],
        produces: 'text/plain; charset=utf-8',
      },
      async () => orFail(await publishedCheckpoint(reads)),
    );
    routes.get(
      '/v1/ledger/checkpoints',
      {
        access: reading,
        summary: 'Signed heads beyond a size, for witnesses',
        clauses: ['7.5'],
        schema: { query: SinceQuery, response: Checkpoints },
      },
      async ({ query }) => ({ items: await checkpointsSince(reads, query.since ?? 0, query.limit ?? LIST_LIMIT) }),
    );
    routes.get(
      '/v1/ledger/key',
      {
        access: reading,
        summary: 'The keys that sign the heads, one C2SP verifier key per line',
        clauses: ['7.5'],
        produces: 'text/plain; charset=utf-8',
      },
      async () => publishedKeys(reads),
    );
    routes.get(
      '/v1/ledger/tile/*',
      {
        access: reading,
        summary: 'A tile of the tree, by its C2SP path',
        clauses: ['7.5'],
        schema: { params: Type.Object({ '*': Type.String() }) },
        produces: 'application/octet-stream',
      },
      async ({ params, http }) => {
        const { hashes, isFull } = orFail(await publishedTile(reads, `tile/${params['*']}`));
        if (isFull) void http.reply.header('cache-control', 'private, max-age=31536000, immutable');
        return Buffer.from(hashes);
      },
    );
    routes.post(
      '/v1/ledger/export',
      {
        access: { scope: 'ledger:export' },
        summary: 'Export the ledger as lines that anyone with the key can verify',
        description: 'A write operation, because an export is itself recorded. Envelopes only: no names, no free text.',
        clauses: ['7.5'],
        schema: { body: ExportBody },
        produces: 'application/x-ndjson',
      },
      async (request) => {
        const plan = await request.run(exportLedger, request.body ?? {});
        void request.http.reply.header(
          'content-disposition',
          `attachment; filename="ledger-${plan.from}-${plan.size}.ndjson"`,
        );
        return Readable.from(withLineEnds(exportLines(reads.db, reads.ledger, plan)));
      },
    );
  };

const CHUNK_CHARACTERS = 65_536;

/** Terminates lines and collects them into chunks worth sending. */
async function* withLineEnds(lines: AsyncIterable<string>): AsyncGenerator<string> {
  let chunk = '';
  for await (const line of lines) {
    chunk += `${line}\n`;
    if (chunk.length < CHUNK_CHARACTERS) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk !== '') yield chunk;
}

/** Entries are listed newest first, so the next page is before a position. */
const Before = Type.Integer({ minimum: 0 });
