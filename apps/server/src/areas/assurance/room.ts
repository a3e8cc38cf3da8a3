import type { NoteSigner } from '@muster/proofs';
import type { Clock } from '../../kernel/clock.ts';
import { defineService } from '../../kernel/services.ts';
import type { Policies } from '../../platform/access/policies.ts';
import type { Db } from '../../platform/database/db.ts';
import type { ActionRegistry } from '../../platform/ledger/actions-registry.ts';
import type { LedgerIdentity } from '../../platform/ledger/export-lines.ts';
import type { ClauseStanding } from '../../platform/clauses.ts';
import type { ClauseId } from '../../kernel/ids.ts';

/** What this room works with. */
export type AssuranceRoom = {
  /** For figures over many rows. */
  readonly reports: Db;
  readonly clock: Clock;
  readonly ledger: LedgerIdentity;
  /** Who signs the ledger's heads; evidence that leaves is signed by the same. */
  readonly signers: readonly NoteSigner[];
  readonly policies: () => Policies;
  readonly actions: () => ActionRegistry;
  readonly clauses: () => Readonly<Record<ClauseId, ClauseStanding>>;
};

export const assuranceRoom = defineService<AssuranceRoom>('assurance.room');

/** What is evidence of nothing: drills show that people practise, not that a clause was kept or missed. */
export const NO_DRILLS = { action: 'incident.created', says: { drill: true } } as const;

/** The actions that say of the clause they name that it was not kept. */
export const breakingOf = ({ actions }: AssuranceRoom): ReadonlySet<string> =>
  new Set(actions().all.flatMap(({ name, breaks }) => (breaks === true ? [name] : [])));
