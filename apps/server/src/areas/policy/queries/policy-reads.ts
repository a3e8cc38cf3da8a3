import type { PolicyFinding, PolicySnapshot } from '@muster/policy';
import type { ClauseStanding } from '../../../platform/clauses.ts';
import type { ClauseId, PolicyVersion } from '../../../kernel/ids.ts';
import type { Clock } from '../../../kernel/clock.ts';
import type { Policies } from '../../../platform/access/policies.ts';
import { defineService } from '../../../kernel/services.ts';
import type { Db } from '../../../platform/database/db.ts';
import type { ActionRegistry } from '../../../platform/ledger/actions-registry.ts';

/** Dependencies of this area's queries. */
export type PolicyReads = {
  readonly db: Db;
  readonly clock: Clock;
  policies(): Policies;
  readonly find: (version: PolicyVersion) => PolicySnapshot | undefined;
  /** Picks up an activation by another server or by a command that just ran. */
  reload(): Promise<unknown>;
  /** All versions this server holds, oldest first. */
  versions(): readonly PolicyVersion[];
  actions(): ActionRegistry;
  /** Findings from every area (R32). */
  findings(): Promise<readonly PolicyFinding[]>;
  /** Status of each clause, combined from what the areas claim. */
  clauses(): Readonly<Record<ClauseId, ClauseStanding>>;
};

export const policyReadsService = defineService<PolicyReads>('policy.reads');
