import type { Clock } from '../../../kernel/clock.ts';
import type { Policies } from '../../../platform/commands/policies.ts';
import type { Db } from '../../../platform/database/db.ts';
import type { ActionRegistry } from '../../../platform/ledger/actions-registry.ts';

/** What this area's questions are answered from. */
export type PolicyReads = { readonly db: Db; readonly clock: Clock; policies(): Policies; actions(): ActionRegistry };
