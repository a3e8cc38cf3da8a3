import { Type } from 'typebox';
import { readerService } from '../../../platform/access/access.ts';
import { ledgerSize } from '../../../platform/ledger/read-entries.ts';
import { defineList } from '../../../platform/verbs/list.ts';
import { sinkPermissions } from '../permissions.ts';
import { countRejects, newestChecks, readRejects } from '../store/rejects-and-checks.ts';
import { readSinks } from '../store/sinks.ts';

const Instant = Type.String({ format: 'date-time' });

const SinkItem = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    name: Type.String(),
    kind: Type.String(),
    format: Type.String(),
    place: Type.String(),
    nextSeq: Type.Integer(),
    behind: Type.Integer({ description: 'Entries that it does not have yet.' }),
    rejected: Type.Integer({ description: 'Entries that it refused permanently.' }),
    sentAt: Type.Optional(Instant),
    problem: Type.Optional(Type.String()),
    problemAt: Type.Optional(Instant),
    checkedAt: Type.Optional(Instant),
    proof: Type.String({ description: 'What the last reconciliation with the tree found.' }),
    holds: Type.Optional(Type.Boolean({ description: 'Whether it held exactly the tree’s entries.' })),
    version: Type.Integer(),
  },
  { title: 'Sink' },
);

/** Sinks with their backlog and last reconciliation. Not paged: there are few. */
export const sinkList = defineList({
  noun: 'sink',
  name: 'list',
  route: '/v1/sinks',
  does: 'where the ledger is sent, what is behind, and what each was found to hold',
  empty: {
    says: 'No sinks connected: whoever has the database has the only copy of the ledger.',
    next: 'muster sink connect-s3 --help',
  },
  clauses: ['7.4'],
  permission: sinkPermissions.read,
  filters: {},
  item: SinkItem,
  columns: [
    { at: 'name', head: 'Name', shrinksTo: 12 },
    { at: 'kind', head: 'Kind' },
    { at: 'behind', head: 'Behind' },
    { at: 'rejected', head: 'Refused' },
    { at: 'proof', head: 'Compared with the ledger', shrinksTo: 20 },
    { at: 'problem', head: 'Problem', shrinksTo: 16, dropped: 1 },
  ],
  async page(use) {
    const { db } = use(readerService)();
    const [sinks, size, rejects, checks] = await Promise.all([
      readSinks(db),
      ledgerSize(db),
      countRejects(db),
      newestChecks(db),
    ]);
    return {
      items: sinks.map(({ id, name, kind, format, settings, nextSeq, sentAt, problem, problemAt, version }) => {
        const check = checks.get(id);
        return {
          id,
          name,
          kind,
          format,
          place: [settings.url, settings.place, settings.stream].filter((part) => part !== undefined).join(' '),
          nextSeq,
          behind: Math.max(0, size - nextSeq),
          rejected: rejects.get(id) ?? 0,
          ...(sentAt === undefined ? {} : { sentAt: sentAt.toISOString() }),
          ...(problem === undefined || problemAt === undefined ? {} : { problem, problemAt: problemAt.toISOString() }),
          ...(check === undefined ? {} : { checkedAt: check.at.toISOString() }),
          ...(check === undefined || check.problem !== undefined
            ? {}
            : { holds: check.missing === 0 && check.altered === 0 }),
          proof: proofWords(check),
          version,
        };
      }),
    };
  },
});

type Check = ReturnType<Awaited<ReturnType<typeof newestChecks>>['get']>;

function proofWords(check: Check): string {
  if (check === undefined) return 'not yet';
  if (check.problem !== undefined) return `not proven: ${check.problem}`;
  if (check.missing === 0 && check.altered === 0) return `exactly the entries below ${check.below}`;
  const first = check.firstMissing ?? check.firstAltered;
  return `${check.missing} missing, ${check.altered} altered${first === undefined ? '' : `, the first at ${first}`}`;
}

const RejectItem = Type.Object(
  {
    sink: Type.String(),
    seq: Type.Integer(),
    code: Type.String(),
    reason: Type.String(),
    at: Instant,
  },
  { title: 'SinkReject' },
);

/** The newest entries that sinks rejected for good. */
export const rejectList = defineList({
  noun: 'sink',
  name: 'refused',
  route: '/v1/sinks/refused',
  does: 'entries that a sink refused permanently, and why; the newest 200',
  empty: { says: 'No entries refused.' },
  clauses: ['7.4'],
  permission: sinkPermissions.read,
  filters: {},
  item: RejectItem,
  columns: [
    { at: 'sink', head: 'Sink', shrinksTo: 12 },
    { at: 'seq', head: 'Entry' },
    { at: 'code', head: 'Code' },
    { at: 'reason', head: 'What it said', shrinksTo: 20 },
    { at: 'at', head: 'When', as: 'instant' },
  ],
  page: async (use) => ({
    items: (await readRejects(use(readerService)().db)).map(({ at, ...rest }) => ({ ...rest, at: at.toISOString() })),
  }),
});
