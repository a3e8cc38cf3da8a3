import { Type } from 'typebox';
import { reviewOutcomes } from '../domain/review-outcome.ts';
import { entryWords } from '../../../platform/ledger/entry-words-schema.ts';

const Finding = Type.Object({
  clause: Type.String(),
  weight: Type.String(),
  message: Type.String(),
  ruling: Type.Union([Type.String(), Type.Null()]),
  act: Type.Optional(
    Type.Object(
      { who: Type.String(), page: Type.Optional(Type.String()) },
      {
        description: 'Who must act on it, and on which screen; absent if it is only about how the document is read.',
      },
    ),
  ),
});

/** The question a reporter is asked about one fact. */
const Question = Type.Object({
  kind: Type.Enum(['choice', 'share', 'minutes', 'yes-no']),
  asks: Type.String(),
  clause: Type.String(),
  choices: Type.Optional(Type.Array(Type.String())),
});

export const Policy = Type.Object({
  id: Type.String(),
  version: Type.String(),
  revision: Type.Integer({ description: 'The revision of this version’s readings.' }),
  title: Type.String(),
  owner: Type.Object({ title: Type.String(), role: Type.String() }),
  classification: Type.Object({ level: Type.String(), label: Type.String() }),
  hash: Type.String(),
  activatedAt: Type.Optional(Type.String({ format: 'date-time' })),
  review: Type.Object({
    overdue: Type.Boolean(),
    due: Type.String({ description: 'The day by which the next review is due.' }),
    goesTo: Type.String(),
    clause: Type.String(),
    last: Type.Optional(
      Type.Object(
        { on: Type.String(), outcome: Type.Enum(reviewOutcomes), version: Type.String() },
        { description: 'The last recorded review.' },
      ),
    ),
  }),
  versions: Type.Array(Type.Object({ name: Type.String(), inForce: Type.Boolean() }), {
    description:
      'All versions that this server has, oldest first: each is a version of the document and a revision of its readings.',
  }),
  findings: Type.Array(Finding),
  questions: Type.Record(Type.String(), Question),
  roles: Type.Array(Type.Object({ id: Type.String(), title: Type.String() }), {
    description: 'Those that can be granted.',
  }),
  roleTitles: Type.Record(Type.String(), Type.String(), {
    description: 'The title of every role, by id: roles that are granted, held per incident, or paged.',
  }),
});

export const Clause = Type.Object({
  id: Type.String(),
  kind: Type.String(),
  text: Type.String(),
  interpretations: Type.Array(Type.Object({ ruling: Type.String(), problem: Type.String(), reading: Type.String() })),
  state: Type.Enum(['enforced', 'partly', 'not-built']),
  note: Type.String(),
  enforcedBy: Type.Array(Type.String()),
  tests: Type.Array(Type.String()),
  live: Type.Object({ days: Type.Integer(), entries: Type.Integer(), refused: Type.Integer() }),
  evidence: Type.Optional(
    Type.Object({
      entrySeq: Type.Integer(),
      at: Type.String({ format: 'date-time' }),
      action: Type.String(),
      ...entryWords,
    }),
  ),
});

export const Clauses = Type.Object({ items: Type.Array(Clause) });
