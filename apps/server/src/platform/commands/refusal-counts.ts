import { sql } from 'kysely';
import type { ResourceRef } from '../ledger/action.ts';
import type { Tx } from './context.ts';

/** One kind of refusal within one minute: the counter's key. */
export type RefusalKey = {
  readonly actor: string;
  readonly command: string;
  readonly resource: ResourceRef;
  readonly code: string;
  /** ISO timestamp of the minute's start. */
  readonly minute: string;
};

/** Counts one refusal. @returns the count for this key, including this one */
export async function countRefusal(tx: Tx, key: RefusalKey, clause: string | undefined): Promise<number> {
  const { rows } = await sql<{ count: string }>`
    insert into refusal_counts (actor, command, resource_kind, resource_id, code, minute, count, clause)
    values (${key.actor}, ${key.command}, ${key.resource.kind}, ${key.resource.id}, ${key.code}, ${key.minute}, 1, ${clause ?? null})
    on conflict (actor, command, resource_kind, resource_id, code, minute)
      do update set count = refusal_counts.count + 1 returning count`.execute(tx);
  return Number(rows[0]?.count);
}

/** Deletes a counter and returns it; undefined if it is already gone. */
export async function takeCount(
  tx: Tx,
  key: RefusalKey,
): Promise<{ readonly count: number; readonly clause: string | undefined } | undefined> {
  const { rows } = await sql<{ count: string; clause: string | null }>`
    delete from refusal_counts where actor = ${key.actor} and command = ${key.command}
      and resource_kind = ${key.resource.kind} and resource_id = ${key.resource.id}
      and code = ${key.code} and minute = ${key.minute} returning count, clause`.execute(tx);
  return rows[0] && { count: Number(rows[0].count), clause: rows[0].clause ?? undefined };
}
