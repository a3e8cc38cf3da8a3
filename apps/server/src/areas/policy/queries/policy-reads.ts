import type { PolicyFinding, PolicySnapshot } from '@muster/policy';
import type { PolicyVersion } from '../../../kernel/ids.ts';
import type { Clock } from '../../../kernel/clock.ts';
import type { Policies } from '../../../platform/commands/policies.ts';
import { defineService } from '../../../platform/commands/services.ts';
import type { Db } from '../../../platform/database/db.ts';
import type { ActionRegistry } from '../../../platform/ledger/actions-registry.ts';

/** What this area's questions are answered from. */
export type PolicyReads = {
  readonly db: Db;
  readonly clock: Clock;
  policies(): Policies;
  find(version: PolicyVersion): PolicySnapshot | undefined;
  /** Takes over what another server, or a command just now, put in force. */
  reload(): Promise<unknown>;
  /** All versions that this server holds, oldest first. */
  versions(): readonly PolicyVersion[];
  actions(): ActionRegistry;
  /** What this organisation lacks of what the policy asks for; known to rooms above this one (R32). */
  organisationFindings(policy: PolicySnapshot): Promise<readonly PolicyFinding[]>;
};

export const policyReadsService = defineService<PolicyReads>('policy.reads');
