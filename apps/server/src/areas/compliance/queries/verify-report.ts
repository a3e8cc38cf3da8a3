import { Type } from 'typebox';

/** The result of a verification, naming the first problem. */
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
  outside: Type.Array(
    Type.Object({
      anchor: Type.String(),
      kind: Type.String(),
      says: Type.Enum(['agrees', 'contradicts', 'silent']),
      upTo: Type.Integer({ description: 'The size that it had confirmed before this check.' }),
      words: Type.Optional(Type.String()),
    }),
    { description: 'What each anchor answered just now. Empty if the ledger has no external anchor.' },
  ),
  unseen: Type.Optional(
    Type.Object(
      { from: Type.Integer(), below: Type.Integer() },
      {
        description: 'Entries that no anchor had confirmed before: an earlier change to them would go unnoticed.',
      },
    ),
  ),
  state: Type.Object({
    rows: Type.Integer(),
    problems: Type.Array(Type.Object({ kind: Type.String(), id: Type.String(), problem: Type.String() })),
    setAside: Type.Array(
      Type.Object({ id: Type.String(), reason: Type.String(), at: Type.String({ format: 'date-time' }) }),
      {
        description: 'What was written by something other than Muster and not signed, newest first.',
      },
    ),
  }),
});
