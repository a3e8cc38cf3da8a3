import { Type } from 'typebox';
import { Person } from '../../../platform/http/person.ts';
import { entryWords, Things } from '../../../platform/ledger/entry-words-schema.ts';

const Instant = Type.String({ format: 'date-time' });
const Seq = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER });

export const BySeq = Type.Object({ seq: Seq });

export const ListQuery = Type.Object({
  actor: Type.Optional(
    Type.String({ maxLength: 100, description: 'By whom: a principal, or a part of Muster such as system:clock.' }),
  ),
  action: Type.Optional(Type.String({ maxLength: 100 })),
  resource: Type.Optional(Type.String({ maxLength: 160 })),
  clause: Type.Optional(Type.String({ maxLength: 20 })),
  incident: Type.Optional(Type.String({ maxLength: 20, description: 'By its code.' })),
  thing: Type.Optional(
    Type.String({
      pattern: '^[a-z][a-z-]{0,40}/.{1,160}$',
      maxLength: 200,
      description: 'The history of a thing of any kind, as kind/id: integration/0198….',
      remedy: 'Write it as team/0198e2a0-0000-7000-8000-000000000001.',
    }),
  ),
  from: Type.Optional(Type.String({ format: 'date-time', description: 'Occurred at or after this time.' })),
  to: Type.Optional(Type.String({ format: 'date-time', description: 'Occurred before this time.' })),
  allowed: Type.Optional(Type.Boolean({ description: 'Decisions of one kind only: allowed, or refused.' })),
  routine: Type.Optional(
    Type.Boolean({
      description: 'False leaves out Muster’s own bookkeeping: counted reads, and changes of its own rows.',
    }),
  ),
  before: Type.Optional(Seq),
  cursor: Type.Optional(Type.String({ maxLength: 1024 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
});

const Entry = Type.Object({
  seq: Seq,
  id: Type.String(),
  at: Instant,
  action: Type.String(),
  actor: Type.Object({ person: Type.Optional(Person), system: Type.Optional(Type.String()) }),
  resource: Type.Object({ kind: Type.String(), id: Type.String() }),
  things: Things,
  clause: Type.Optional(Type.String()),
  decision: Type.Object({ allowed: Type.Boolean(), code: Type.Optional(Type.String()) }),
  ...entryWords,
});

export const EntryPage = Type.Object({ items: Type.Array(Entry), nextCursor: Type.Optional(Type.String()) });

export const EntryDetail = Type.Object(
  {
    ...Entry.properties,
    envelope: Type.String({ description: 'The exact bytes that are hashed.' }),
    contentState: Type.Enum(['none', 'shown', 'withheld', 'erased']),
    content: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
  },
  { title: 'LedgerEntryDetail' },
);

export const SinceQuery = Type.Object({
  since: Type.Optional(Seq),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
});

export const Checkpoints = Type.Object({
  items: Type.Array(Type.Object({ size: Type.Integer(), signedAt: Instant, note: Type.String() })),
});

const Range = Type.Object({ from: Type.Optional(Seq), to: Type.Optional(Seq) });
export const ExportBody = Type.Optional(Range);
