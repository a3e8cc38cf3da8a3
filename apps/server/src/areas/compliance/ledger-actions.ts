import { Type, type Static } from 'typebox';
import { defineAction } from '../../platform/ledger/action.ts';
import { accessKind } from '../../platform/ledger/thing.ts';
import { ledgerKind } from './kinds.ts';

const Count = Type.Integer({ minimum: 0 });

export const ledgerExported = defineAction({
  name: 'ledger.exported',
  version: 1,
  kind: ledgerKind,
  data: Type.Object({ from: Count, size: Count }),
  summarise: ({ data }) => `exported the ledger from entry ${data.from} up to ${data.size - 1}`,
});

export const ledgerVerified = defineAction({
  name: 'ledger.verified',
  version: 1,
  kind: ledgerKind,
  data: Type.Object({
    holds: Type.Boolean(),
    entries: Count,
    size: Count,
    problem: Type.Optional(Type.String()),
    seq: Type.Optional(Count),
    stateRows: Count,
    stateProblems: Count,
  }),
  summarise: ({ data }) =>
    data.holds && data.stateProblems === 0
      ? `verified ${data.entries} entries and ${data.stateRows} rows: all as signed`
      : `verification failed: ${data.problem ?? 'rows do not match the ledger'}${data.seq === undefined ? '' : ` at entry ${data.seq}`}`,
});

const Pruned = Type.Object({
  first: Count,
  below: Count,
  removed: Count,
  /** How many older entries remain below `below`. Absent in version 1. */
  kept: Type.Optional(Count),
  retentionDays: Count,
  recordDays: Count,
});

/** The verifier in packages/proofs relies on the name, `below` and `kept`: a removal has to account for itself. */
export const ledgerPruned = defineAction({
  name: 'ledger.pruned',
  version: 2,
  kind: ledgerKind,
  data: Pruned,
  upcast: (data) => data as Static<typeof Pruned>,
  summarise: ({ data }) =>
    `removed ${data.removed} entries older than ${data.retentionDays} days, up to entry ${data.below - 1}`,
});

/** What a member or a service account was allowed to read in one minute (R34). */
export const readsAllowed = defineAction({
  name: 'access.reads',
  version: 1,
  kind: accessKind,
  data: Type.Object({
    actor: Type.String(),
    minute: Type.String(),
    routes: Type.Array(Type.Object({ route: Type.String(), count: Count })),
  }),
  summarise: ({ data, nameOf }) => {
    const reads = data.routes.reduce((sum, { count }) => sum + count, 0);
    return `counted ${reads === 1 ? 'one read' : `${reads} reads`} by ${nameOf?.(data.actor) ?? 'one member'} within a minute`;
  },
});

/** A single read of CONFIDENTIAL data or above, recorded before it is shown (R34). */
export const readRevealed = defineAction({
  name: 'access.read',
  version: 1,
  kind: accessKind,
  data: Type.Object({ route: Type.String(), reveals: Type.String() }),
  summarise: ({ data }) => `read ${data.reveals} data (${data.route})`,
});

export const complianceActions = [ledgerExported, ledgerVerified, ledgerPruned, readsAllowed, readRevealed] as const;
