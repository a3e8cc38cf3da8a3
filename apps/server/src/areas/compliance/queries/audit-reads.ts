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

/** The dependencies of this area's queries, set once by the composition root. */
export type AuditReads = {
  readonly db: Db;
  readonly clock: Clock;
  readonly people: People;
  readonly content: ContentReader;
  readonly ledger: LedgerIdentity;
  /** Records a read when only its response shows that it reveals CONFIDENTIAL data. */
  readonly onRead: OnRead;
  policies(): Policies;
  actions(): ActionRegistry;
  /** Every registered kind of thing that has a history. */
  kinds(): readonly RegisteredKind[];
};

/** The caller and their request. */
export type Asker = { readonly actor: Actor; readonly requestId: RequestId };
