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
    asks: Type.String({ description: 'What this kind of request is for, in the words of the policy.' }),
    title: Type.String(),
    reason: Type.Optional(
      Type.String({ description: 'Left out of requests about a person, for readers who have no part in them.' }),
    ),
    clause: Type.String(),
    mode: Type.Union([Type.Literal('ahead'), Type.Literal('after')], {
      description: '`after`: it has already taken effect and is to be ratified.',
    }),
    unseparated: Type.Boolean({ description: 'Done without a second person, because nobody else could decide (R32).' }),
    state: Type.Enum([...approvalStates]),
    overdue: Type.Boolean({ description: 'The time to ratify it is over, but it can still be ratified.' }),
    requestedBy: Person,
    about: Type.Optional(Person),
    requestedAt: Moment,
    expiresAt: Moment,
    decidedAt: Type.Optional(Moment),
    subject: Type.Object({ kind: Type.String(), id: Type.String() }),
    changed: Type.Boolean({ description: 'Whether what it is about has changed since it was requested.' }),
    needed: Type.Integer(),
    given: Type.Integer({ description: 'How many approvals count, or counted at the time of the decision.' }),
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
