import { Type } from 'typebox';
import { Person } from '../../../platform/http/person.ts';
import { mayShape } from '../../../platform/verbs/may.ts';
import { approvalStates } from '../domain/approval.ts';
import { verbsOnApproval } from '../verbs.ts';

const Moment = Type.String({ format: 'date-time' });

/** A request, in lists and on its page. */
export const Approval = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    kind: Type.String(),
    asks: Type.String({ description: 'What this kind of request is for, in the policy’s words.' }),
    title: Type.String(),
    reason: Type.Optional(
      Type.String({ description: 'Left out of what is about somebody, for whoever has no part in it.' }),
    ),
    clause: Type.String(),
    mode: Type.Union([Type.Literal('ahead'), Type.Literal('after')], {
      description: '`after`: it has been done, and is to be ratified.',
    }),
    unseparated: Type.Boolean({ description: 'Done without a second person, because none could decide (R32).' }),
    state: Type.Enum([...approvalStates]),
    overdue: Type.Boolean({ description: 'It should have been ratified by now, and still can be.' }),
    requestedBy: Person,
    about: Type.Optional(Person),
    requestedAt: Moment,
    expiresAt: Moment,
    decidedAt: Type.Optional(Moment),
    subject: Type.Object({ kind: Type.String(), id: Type.String() }),
    changed: Type.Boolean({ description: 'What it is about is no longer what it was when it was asked for.' }),
    needed: Type.Integer(),
    given: Type.Integer({ description: 'How many approvals count, or counted when it was decided.' }),
    deciders: Type.Array(Person, { description: 'Who can decide it now.' }),
    votes: Type.Array(
      Type.Object({
        voter: Person,
        inPlaceOf: Type.Optional(Person),
        verdict: Type.Union([Type.Literal('approve'), Type.Literal('decline')]),
        reason: Type.Optional(Type.String()),
        at: Moment,
        counts: Type.Boolean(),
      }),
    ),
    version: Type.Integer(),
    may: mayShape(verbsOnApproval),
  },
  { title: 'Approval' },
);
