import { Type } from 'typebox';
import { Person } from '../../../platform/http/person.ts';
import { mayShape } from '../../../platform/verbs/may.ts';
import { endings, rollbackStates } from '../domain/rollback.ts';
import { verbsOnExecutor, verbsOnRollback } from '../verbs.ts';

const Instant = Type.String({ format: 'date-time' });
const By = Type.Enum(['webhook', 'program']);

/** A rollback as lists and pages show it. */
export const Rollback = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    incident: Type.String({ description: 'The code of its incident.' }),
    target: Type.String(),
    to: Type.String(),
    from: Type.Optional(Type.String()),
    state: Type.Enum([...rollbackStates]),
    because: Type.Optional(Type.Enum([...endings], { description: 'Why it ended, if its executor did not end it.' })),
    evidence: Type.String(),
    executor: Type.Object({ id: Type.String(), name: Type.String(), by: By }),
    requestedBy: Person,
    requestedAt: Instant,
    approval: Type.Optional(Type.String({ format: 'uuid' })),
    authorisedAt: Type.Optional(Instant),
    answerBy: Type.Optional(Instant),
    sentAt: Type.Optional(Instant),
    startedAt: Type.Optional(Instant),
    endedAt: Type.Optional(Instant),
    detail: Type.Optional(Type.String({ description: 'The executor’s own words.' })),
    isLate: Type.Boolean({ description: 'Its executor answered after it was given up.' }),
    withoutApproval: Type.Boolean({ description: 'The glass was broken (R24).' }),
    isGlassOffered: Type.Boolean({ description: 'Nobody has answered, and break-glass is available.' }),
    ratifiedAt: Type.Optional(Instant),
    version: Type.Integer(),
    may: mayShape(verbsOnRollback),
  },
  { title: 'Rollback' },
);

/** An executor of rollbacks. */
export const Executor = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    name: Type.String(),
    by: By,
    host: Type.Optional(Type.String({ description: 'Where the webhook is; its path may be a secret.' })),
    program: Type.Optional(Type.String({ format: 'uuid' })),
    addedBy: Person,
    addedAt: Instant,
    version: Type.Integer(),
    may: mayShape(verbsOnExecutor),
  },
  { title: 'Executor' },
);
