import { Type, type Static } from 'typebox';
import { blockedSteps, type Owed } from '../../../platform/obligations.ts';

const Instant = Type.String({ format: 'date-time' });

/** An open or completed obligation of an incident. */
export const ObligationView = Type.Object(
  {
    kind: Type.String(),
    what: Type.String(),
    clause: Type.String(),
    blocks: Type.Array(Type.Enum([...blockedSteps]), { description: 'What cannot be done until it is done.' }),
    page: Type.Optional(Type.String({ description: 'Where to do it, if that is on another screen.' })),
    placedAt: Instant,
    dueAt: Type.Optional(Instant),
    missedAt: Type.Optional(Instant),
    dischargedAt: Type.Optional(Instant),
  },
  { title: 'OwedObligation' },
);
export type ObligationView = Static<typeof ObligationView>;

export const obligationView = (owed: Owed): ObligationView => ({
  kind: owed.kind,
  what: owed.what,
  clause: owed.clause,
  blocks: [...owed.blocks],
  ...(owed.page === undefined ? {} : { page: owed.page }),
  placedAt: owed.placedAt.toISOString(),
  ...(owed.dueAt === undefined ? {} : { dueAt: owed.dueAt.toISOString() }),
  ...(owed.missedAt === undefined ? {} : { missedAt: owed.missedAt.toISOString() }),
  ...(owed.dischargedAt === undefined ? {} : { dischargedAt: owed.dischargedAt.toISOString() }),
});
