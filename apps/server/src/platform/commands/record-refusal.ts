import { actorSub } from '../../kernel/actor.ts';
import type { AppError } from '../../kernel/app-error.ts';
import { addMinutes } from '../../kernel/clock.ts';
import { ok } from '../../kernel/result.ts';
import type { ResourceRef } from '../ledger/action.ts';
import { closeRefusalMinute } from './due-kinds.ts';
import type { CommandHost } from './host.ts';
import { accessRefused } from './ledger-actions.ts';
import { countRefusal } from './refusal-counts.ts';
import { transact, type Who } from './transact.ts';

export type RefusedCall = { readonly command: string; readonly resource: ResourceRef; readonly error: AppError };

/**
 * Records a refusal before the caller learns of it (GOV 7.1). A known actor's first refusal of a minute becomes an
 * entry at once; repeats raise a durable counter that a deadline turns into a second entry. Strangers are only counted,
 * per command and minute, so that nobody can flood the ledger or leave names in it (R34).
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
    const count = await countRefusal(ctx.tx, key, refusal.error.clause);
    if (known && count === 1) {
      ctx.record(accessRefused, {
        resource,
        thing: key.actor,
        decision: { allowed: false, code: refusal.error.code },
        data: { command: refusal.command, code: refusal.error.code },
        ...(refusal.error.clause === undefined ? {} : { clause: refusal.error.clause }),
      });
    }
    if (count === 1) {
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

function startOfMinute(at: Date): Date {
  const minute = new Date(at);
  minute.setUTCSeconds(0, 0);
  return minute;
}
