import { type AppError, AppFailure } from '../../kernel/app-error.ts';
import type { Actor } from '../../kernel/actor.ts';
import { laterOf } from '../../kernel/clock.ts';
import type { RequestId } from '../../kernel/ids.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { inTransaction } from '../database/in-transaction.ts';
import { createDueBuffer } from '../due/due-buffer.ts';
import { planAct } from '../raci/act-done.ts';
import { EntryBuffer } from '../ledger/entry-buffer.ts';
import { rowsKind } from '../ledger/thing.ts';
import type { CommandContext, Tx } from './context.ts';
import { rowsChanged } from './ledger-actions.ts';
import type { CommandHost } from './host.ts';

export type Who = { readonly actor: Actor; readonly requestId: RequestId };

/**
 * One action, one transaction, one timestamp: opens the transaction, passes `decide` its context, and writes the
 * collected entries and due rows just before the commit. A returned error rolls everything back. Serialisation failures
 * are retried from the start, with empty buffers.
 */
export async function transact<T>(
  host: CommandHost,
  who: Who,
  decide: (ctx: CommandContext) => Promise<Result<T, AppError>>,
): Promise<Result<T, AppError>> {
  let wrote: Parameters<CommandHost['committed']>[0] = { entries: false, due: [] };
  try {
    const value = await inTransaction(host.db, async (tx) => {
      const open = openContext(host, who, tx);
      const result = await decide(open.ctx);
      if (!result.ok) throw new AppFailure(result.error);
      wrote = await open.flush();
      return result.value;
    });
    host.committed(wrote);
    return ok(value);
  } catch (failure) {
    if (failure instanceof AppFailure) return err(failure.error);
    throw failure;
  }
}

/** A context over a transaction that the caller opened and will commit: the worker, for a deadline it has claimed. */
export function openContext(host: CommandHost, who: Who, tx: Tx) {
  const policies = host.policies();
  const entries = new EntryBuffer({
    ids: host.ids,
    macKey: host.ledgerMacKey,
    vault: host.vault,
    actor: who.actor,
    requestId: who.requestId,
    policyVersion: policies.currentVersion,
  });
  const due = createDueBuffer({ ids: host.ids });
  let now = host.clock.now();
  const ctx: CommandContext = {
    actor: who.actor,
    requestId: who.requestId,
    tx,
    policies,
    ids: host.ids,
    log: host.log,
    get now() {
      return now;
    },
    notBefore: (lastInstant) => (now = laterOf(now, lastInstant)),
    record: (action, draft) => {
      const entry = entries.add(action, draft, now);
      planAct({ due, now }, action, { entry, actor: who.actor, draft });
      return entry;
    },
    due,
    authorise: async (permission, resource, rolesHere) =>
      host.access.authorise({ db: tx, policies }, who.actor, permission, resource, rolesHere),
    use: host.services.use,
  };
  const flush = async () => {
    const nudges = await due.flush(tx, now);
    let wroteEntries = !entries.isEmpty;
    await entries.flush(tx, () => {
      entries.add(rowsChanged, { resource: { kind: rowsKind.name, id: 'rows' }, data: {} }, now);
      wroteEntries = true;
    });
    return { entries: wroteEntries, due: nudges };
  };
  return { ctx, flush };
}
