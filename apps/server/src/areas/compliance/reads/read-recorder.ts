import { ok } from '../../../kernel/result.ts';
import { actorSub, type Actor } from '../../../kernel/actor.ts';
import { asId } from '../../../kernel/ids.ts';
import type { CommandHost } from '../../../platform/commands/host.ts';
import { transact } from '../../../platform/commands/transact.ts';
import type { AllowedRead, OnRead } from '../../../platform/http/http-options.ts';
import { closingTime, isRecordedSingly, periodStart, routeName } from '../domain/read-period.ts';
import { closeReadMinute } from '../due-kinds.ts';
import { readRevealed } from '../ledger-actions.ts';
import { addReads, type ReadCount } from '../store/read-counts.ts';

export type ReadRecorder = {
  /** For platform/http: a read of CONFIDENTIAL data or above is recorded before it is shown, any other is counted. */
  readonly onRead: OnRead;
  /** Stores the counts. Call it every few seconds and when the server stops. */
  flush(): Promise<void>;
};

/**
 * Records allowed reads (GOV 7.1, R34). Counting happens in memory; a crash loses the counts since the last flush, a
 * few seconds ago, but never a read of CONFIDENTIAL data.
 */
export function createReadRecorder(host: CommandHost): ReadRecorder {
  let counts = new Map<string, ReadCount>();

  const count = (row: ReadCount) => {
    const key = `${row.actor}|${row.minute.getTime()}|${row.route}`;
    counts.set(key, { ...row, count: row.count + (counts.get(key)?.count ?? 0) });
  };

  return {
    onRead: async (read) => {
      const id = principalOf(read.actor);
      if (id === undefined) return;
      const policy = host.policies().current;
      if (isRecordedSingly(policy, read.reveals)) return recordSingly(host, { ...read, reveals: read.reveals });
      count({ actor: id, minute: periodStart(policy, host.clock.now()), route: routeName(read.route), count: 1 });
    },
    flush: async () => {
      const taken = [...counts.values()];
      if (taken.length === 0) return;
      counts = new Map();
      try {
        await keep(host, taken);
      } catch (failure) {
        taken.forEach(count);
        host.log.error('compliance.reads_not_kept', { failure });
      }
    },
  };
}

async function keep(host: CommandHost, counts: readonly ReadCount[]): Promise<void> {
  const asClock = { actor: { kind: 'system', part: 'clock' }, requestId: asId<'request'>(host.ids.opaque()) } as const;
  await transact(host, asClock, async (ctx) => {
    await addReads(ctx.tx, counts);
    for (const { actor, minute } of counts) {
      ctx.due.plan({
        kind: closeReadMinute,
        key: `${actor}|${minute.toISOString()}`,
        subject: { kind: 'reads', id: actor },
        dueAt: closingTime(ctx.policies.current, minute),
        payload: { actor, minute: minute.toISOString() },
      });
    }
    return ok(undefined);
  });
}

async function recordSingly(host: CommandHost, read: AllowedRead & { readonly reveals: string }): Promise<void> {
  const route = routeName(read.route);
  await transact(host, read, async (ctx) => {
    ctx.record(readRevealed, {
      resource: { kind: 'route', id: route },
      thing: actorSub(ctx.actor),
      clause: '7.1',
      data: { route, reveals: read.reveals },
    });
    return ok(undefined);
  });
}

const principalOf = (actor: Actor): string | undefined =>
  actor.kind === 'person' || actor.kind === 'service' ? actor.id : undefined;
