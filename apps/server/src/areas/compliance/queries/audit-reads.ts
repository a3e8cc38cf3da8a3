import type { Clock } from '../../../kernel/clock.ts';
import type { RequestId } from '../../../kernel/ids.ts';
import type { Actor } from '../../../kernel/actor.ts';
import type { Policies } from '../../../platform/access/policies.ts';
import type { Db } from '../../../platform/database/db.ts';
import type { OnRead } from '../../../platform/http/http-options.ts';
import type { ActionRegistry } from '../../../platform/ledger/actions-registry.ts';
import type { RegisteredKind } from '../../../platform/ledger/thing.ts';
import type { LedgerIdentity } from '../../../platform/ledger/export-lines.ts';
import type { ContentReader } from '../../../platform/ledger/open-content.ts';
import type { People } from '../../identity/public.ts';

/** What this area's questions are answered from. Given once, by the composition root. */
export type AuditReads = {
  readonly db: Db;
  readonly clock: Clock;
  readonly people: People;
  readonly content: ContentReader;
  readonly ledger: LedgerIdentity;
  /** Puts a read on the record, where only its answer shows that it reveals what is CONFIDENTIAL. */
  readonly onRead: OnRead;
  policies(): Policies;
  actions(): ActionRegistry;
  /** Every kind of thing that has a history, as its area registered it. */
  kinds(): readonly RegisteredKind[];
};

/** Who asks, and in which request. */
export type Asker = { readonly actor: Actor; readonly requestId: RequestId };
