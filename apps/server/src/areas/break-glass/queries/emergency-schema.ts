import { Type } from 'typebox';
import { Person } from '../../../platform/http/person.ts';
import { mayShape } from '../../../platform/verbs/may.ts';
import { standings } from '../domain/emergency.ts';
import { verbsOnEmergency } from '../verbs.ts';

const Instant = Type.String({ format: 'date-time' });

/** An emergency change with its history: a row of Governance's report (GOV 5.3.5), and its own page. */
export const Emergency = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    incident: Type.String({ description: 'The code of its incident.' }),
    commit: Type.String(),
    repository: Type.Optional(Type.String()),
    standing: Type.Enum([...standings]),
    justification: Type.String(),
    author: Type.Optional(Person),
    requestedBy: Person,
    requestedAt: Instant,
    approvedBy: Type.Optional(Person),
    approvedAt: Type.Optional(Instant),
    selfApproved: Type.Boolean({
      description: 'Whether it was approved by somebody involved in it, because nobody else was on call.',
    }),
    expiresAt: Type.Optional(Instant),
    declinedBy: Type.Optional(Person),
    declinedAt: Type.Optional(Instant),
    lapsedAt: Type.Optional(Instant),
    appliedAt: Type.Optional(Instant),
    onBranch: Type.Boolean({
      description: 'Whether it is on a protected branch, so that it has to be reverted before it can be re-applied.',
    }),
    reapplyBy: Type.Optional(Instant),
    revertedAt: Type.Optional(Instant),
    reappliedAt: Type.Optional(Instant),
    reappliedBy: Type.Optional(
      Type.String({ description: 'The change that did the same through the normal process.' }),
    ),
    missedAt: Type.Optional(Instant),
    retrospective: Type.Optional(Type.String()),
    retrospectiveBy: Type.Optional(Person),
    retrospectiveAt: Type.Optional(Instant),
    commandRatifiedAt: Type.Optional(Instant),
    governanceRatifiedAt: Type.Optional(Instant),
    version: Type.Integer(),
    may: mayShape(verbsOnEmergency),
  },
  { title: 'EmergencyChange' },
);
