import { sql } from 'kysely';
import { Type, type Static } from 'typebox';
import { actorSub } from '../../kernel/actor.ts';
import type { AppError } from '../../kernel/app-error.ts';
import { addMinutes } from '../../kernel/clock.ts';
import { ok } from '../../kernel/result.ts';
import { defineDeadline } from '../due/kind.ts';
import { defineAction, type ResourceRef } from '../ledger/action.ts';
import type { CommandContext } from './context.ts';
import type { CommandHost } from './host.ts';
import { transact, type Who } from './transact.ts';

export const accessRefused = defineAction({
  name: 'access.refused',
  version: 1,
  data: Type.Object({ command: Type.String(), code: Type.String() }),
  summarise: ({ data }) => `refused ${data.command} (${data.code})`,
});

export const accessRefusedAgain = defineAction({
  name: 'access.refused_again',
  version: 1,
  data: Type.Object({
    command: Type.String(),
    code: Type.String(),
    actor: Type.String(),
    minute: Type.String(),
    count: Type.Integer(),
  }),
  summarise: ({ data }) => `refused ${data.command} ${data.count} more times within the minute (${data.code})`,
});

const Key = Type.Object({
  actor: Type.String(),
  command: Type.String(),
  resource: Type.Object({ kind: Type.String(), id: Type.String() }),
  code: Type.String(),
  minute: Type.String(),
});

type RefusalKey = Static<typeof Key>;

export const closeRefusalMinute = defineDeadline({
  name: 'access.close_refusal_minute',
  lane: 'housekeeping',
  whenLate: 'fire-once',
  payload: Key,
});

export type RefusedCall = { readonly command: string; readonly resource: ResourceRef; readonly error: AppError };

/**
 * Puts a refusal on the record before the caller hears of it (GOV 7.1). A known actor's first refusal of a minute is an
 * entry at once; repeats raise a durable counter that a deadline turns into a second entry. Strangers are counted per
 * command and minute only, so that nobody can flood the log or leave names in it (R34).
 */
export async function recordRefusal(host: CommandHost, who: Who, refusal: RefusedCall): Promise<void> {
  await transact(host, who, async (ctx) => {
    const known = who.actor.kind !== 'anonymous';
    const resource = known ? refusal.resource : { kind: 'command', id: refusal.command };
    const minute = startOfMinute(ctx.now);
    const key = {
      actor: actorSub(who.actor),
      command: refusal.command,
      resource,
      code: refusal.error.code,
      minute: minute.toISOString(),
    };
    const count = await countRefusal(ctx, key, refusal.error.clause);
    if (known && count === 1) {
      ctx.record(accessRefused, {
        resource,
        decision: { allowed: false, code: refusal.error.code },
        data: { command: refusal.command, code: refusal.error.code },
        ...(refusal.error.clause === undefined ? {} : { clause: refusal.error.clause }),
      });
    }
    if (count === (known ? 2 : 1)) {
      ctx.due.plan({
        kind: closeRefusalMinute,
        key: [key.actor, key.command, resource.kind, resource.id, key.code, key.minute].join('|'),
        subject: { kind: 'refusals', id: key.actor },
        dueAt: addMinutes(minute, 1),
        payload: key,
      });
    }
    return ok(undefined);
  });
}

/** Handler of `closeRefusalMinute`: the minute's count becomes an entry, and the counter goes. */
export async function closeRefusals(ctx: CommandContext, payload: RefusalKey): Promise<void> {
  const { rows } = await sql<{ count: string; clause: string | null }>`
    delete from refusal_counts where actor = ${payload.actor} and command = ${payload.command}
      and resource_kind = ${payload.resource.kind} and resource_id = ${payload.resource.id}
      and code = ${payload.code} and minute = ${payload.minute} returning count, clause`.execute(ctx.tx);
  const closed = rows[0];
  if (!closed) return;
  const alreadyRecorded = payload.actor === 'anonymous' ? 0 : 1;
  const { actor, command, code, minute } = payload;
  ctx.record(accessRefusedAgain, {
    resource: payload.resource,
    decision: { allowed: false, code },
    data: { actor, command, code, minute, count: Number(closed.count) - alreadyRecorded },
    ...(closed.clause === null ? {} : { clause: closed.clause }),
  });
}

async function countRefusal(ctx: CommandContext, key: RefusalKey, clause: string | undefined): Promise<number> {
  const { rows } = await sql<{ count: string }>`
    insert into refusal_counts (actor, command, resource_kind, resource_id, code, minute, count, clause)
    values (${key.actor}, ${key.command}, ${key.resource.kind}, ${key.resource.id}, ${key.code}, ${key.minute}, 1, ${clause ?? null})
    on conflict (actor, command, resource_kind, resource_id, code, minute)
      do update set count = refusal_counts.count + 1 returning count`.execute(ctx.tx);
  return Number(rows[0]?.count);
}

function startOfMinute(at: Date): Date {
  const minute = new Date(at);
  minute.setUTCSeconds(0, 0);
  return minute;
}
