import type { Actor } from '../../kernel/actor.ts';
import type { EntryId, RequestId } from '../../kernel/ids.ts';
import type { Ids } from '../../kernel/ids-source.ts';
import type { Tx } from '../database/db.ts';
import type { DueWriter } from '../due/kind.ts';
import type { EntryDraft, LedgerAction } from '../ledger/action.ts';
import type { Logger } from '../log/logger.ts';
import type { Permission } from '@muster/policy';
import type { AppError } from '../../kernel/app-error.ts';
import type { Decision } from '../../kernel/decision.ts';
import type { Protected } from '../../kernel/protected.ts';
import type { Result } from '../../kernel/result.ts';
import type { Policies } from '../access/policies.ts';
import type { UseService } from '../../kernel/services.ts';

export type { Tx } from '../database/db.ts';

/**
 * What a command decides with. State, entries and due work written through it commit together or not at all, with the
 * same timestamp.
 */
export interface CommandContext {
  readonly actor: Actor;
  readonly tx: Tx;
  /** The timestamp of everything this command does. */
  readonly now: Date;
  readonly policies: Policies;
  readonly ids: Ids;
  readonly log: Logger;
  readonly requestId: RequestId;
  /**
   * Called with the last timestamp of the aggregate root just locked: makes the command's `now` no earlier, so that
   * commit order is time order within a case even if the servers' clocks differ.
   */
  notBefore(lastInstant: Date): Date;
  /**
   * Adds an entry. It is written with its content and MAC just before the commit; its id may be stored in rows
   * immediately.
   */
  record<A extends LedgerAction>(action: A, draft: EntryDraft<A>): EntryId;
  readonly due: DueWriter;
  /** Whether the actor may do this here. Roles are read now, in this transaction, never from a token (GOV 7.6). */
  authorise(
    permission: Permission,
    resource: Protected,
    rolesHere?: readonly string[],
  ): Promise<Result<Decision, AppError>>;
  /** What areas use beyond the transaction, by name. */
  readonly use: UseService;
}
