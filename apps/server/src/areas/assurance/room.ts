import type { NoteSigner } from '@muster/proofs';
import type { Clock } from '../../kernel/clock.ts';
import { defineService } from '../../kernel/services.ts';
import type { Policies } from '../../platform/access/policies.ts';
import type { Db } from '../../platform/database/db.ts';
import type { ActionRegistry } from '../../platform/ledger/actions-registry.ts';
import type { LedgerIdentity } from '../../platform/ledger/export-lines.ts';
import type { ClauseStanding } from '../../platform/clauses.ts';
import type { ClauseId } from '../../kernel/ids.ts';

/** The dependencies of this area. */
export type AssuranceRoom = {
  /** A separate pool for figures over many rows. */
  readonly reports: Db;
  readonly clock: Clock;
  readonly ledger: LedgerIdentity;
  /** The ledger's signing keys, which also sign exported evidence. */
  readonly signers: readonly NoteSigner[];
  readonly policies: () => Policies;
  readonly actions: () => ActionRegistry;
  readonly clauses: () => Readonly<Record<ClauseId, ClauseStanding>>;
};

export const assuranceRoom = defineService<AssuranceRoom>('assurance.room');

/** Drills are not evidence: they show that people practise, not that a clause was kept or broken. */
export const NO_DRILLS = { action: 'incident.created', says: { drill: true } } as const;

/** The actions that mean the clause they name was not kept. */
export const breakingOf = ({ actions }: AssuranceRoom): ReadonlySet<string> =>
  new Set(actions().all.flatMap(({ name, breaks }) => (breaks === true ? [name] : [])));
