import type { PolicyFinding, PolicySnapshot } from '@muster/policy';
import type { ClauseStanding } from '../../../platform/clauses.ts';
import type { ClauseId, PolicyVersion } from '../../../kernel/ids.ts';
import type { Clock } from '../../../kernel/clock.ts';
import type { Policies } from '../../../platform/access/policies.ts';
import { defineService } from '../../../kernel/services.ts';
import type { Db } from '../../../platform/database/db.ts';
import type { ActionRegistry } from '../../../platform/ledger/actions-registry.ts';

/** What this area's questions are answered from. */
export type PolicyReads = {
  readonly db: Db;
  readonly clock: Clock;
  policies(): Policies;
  readonly find: (version: PolicyVersion) => PolicySnapshot | undefined;
  /** Takes over what another server, or a command just now, put in force. */
  reload(): Promise<unknown>;
  /** All versions that this server holds, oldest first. */
  versions(): readonly PolicyVersion[];
  actions(): ActionRegistry;
  /** What should not be so, as far as any room can tell (R32). */
  findings(): Promise<readonly PolicyFinding[]>;
  /** Where each clause stands, put together from what the rooms claim. */
  clauses(): Readonly<Record<ClauseId, ClauseStanding>>;
};

export const policyReadsService = defineService<PolicyReads>('policy.reads');
