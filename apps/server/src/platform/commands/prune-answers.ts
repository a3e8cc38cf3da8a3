import { sql } from 'kysely';
import { asId } from '../../kernel/ids.ts';
import { addMinutes, MINUTES_PER_HOUR } from '../../kernel/clock.ts';
import { ok } from '../../kernel/result.ts';
import type { CommandContext } from './context.ts';
import { pruneAnswers } from './due-kinds.ts';
import type { CommandHost } from './host.ts';
import { transact } from './transact.ts';

/** Rows per sweep, to keep transactions short. */
const AT_ONCE = 5_000;
const EVERY_MINUTES = 60;

/**
 * Deletes Idempotency-Keys past their retention, with the stored responses. Each sweep plans the next, immediately if
 * more is left to delete. On redelivery it finds nothing.
 */
export async function pruneOldAnswers(ctx: CommandContext, keptHours: number): Promise<void> {
  const before = addMinutes(ctx.now, -keptHours * MINUTES_PER_HOUR);
  const { rows } = await sql<{ key: string }>`
    delete from idempotency_keys where (actor, key) in (
      select actor, key from idempotency_keys where created_at < ${before}
      order by created_at limit ${AT_ONCE} for update skip locked)
    returning key`.execute(ctx.tx);
  if (rows.length > 0) ctx.log.info('commands.answers_pruned', { dropped: rows.length });
  planNextPruning(ctx, rows.length === AT_ONCE ? 0 : EVERY_MINUTES);
}

/** Called when a server starts. Does nothing if a sweep is already planned. */
export async function beginPruningAnswers(host: CommandHost): Promise<void> {
  const clockItself = {
    actor: { kind: 'system', part: 'clock' },
    requestId: asId<'request'>(host.ids.opaque()),
  } as const;
  await transact(host, clockItself, async (ctx) => {
    planNextPruning(ctx, 0);
    return ok(undefined);
  });
}

const planNextPruning = (ctx: CommandContext, inMinutes: number): void =>
  ctx.due.plan({
    kind: pruneAnswers,
    key: 'answers',
    subject: { kind: 'answers', id: 'all' },
    dueAt: addMinutes(ctx.now, inMinutes),
    payload: {},
  });
