import { Type } from 'typebox';

/** What a verification found, and the first bad thing by its name. */
export const VerifyReport = Type.Object({
  ledger: Type.Object({
    holds: Type.Boolean(),
    entries: Type.Integer(),
    size: Type.Integer(),
    from: Type.Integer(),
    receipts: Type.Integer(),
    root: Type.Optional(Type.String()),
    problem: Type.Optional(
      Type.Object({
        problem: Type.String(),
        detail: Type.String(),
        seq: Type.Optional(Type.Integer()),
        lastSeq: Type.Optional(Type.Integer()),
      }),
    ),
  }),
  state: Type.Object({
    rows: Type.Integer(),
    problems: Type.Array(Type.Object({ kind: Type.String(), id: Type.String(), problem: Type.String() })),
    setAside: Type.Array(
      Type.Object({ id: Type.String(), reason: Type.String(), at: Type.String({ format: 'date-time' }) }),
      {
        description: 'What was written beside Muster and not signed, newest first.',
      },
    ),
  }),
});
