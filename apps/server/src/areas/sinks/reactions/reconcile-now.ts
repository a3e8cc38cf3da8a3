import { ok } from '../../../kernel/result.ts';
import { transact } from '../../../platform/commands/transact.ts';
import { done, type TaskOutcome } from '../../../platform/due/outcome.ts';
import { reconcile } from '../delivery/reconcile.ts';
import type { SinkId } from '../domain/sink.ts';
import { sinkReconciled } from '../ledger-actions.ts';
import { openWire } from '../open-wire.ts';
import { planReconciliation } from '../plan-work.ts';
import { leavesOf } from '../queries/records.ts';
import type { Sinks } from '../sinks.ts';
import { insertCheck, setAsideOf } from '../store/rejects-and-checks.ts';
import { objectKeysOf, readSink } from '../store/sinks.ts';
import { whoSends } from './deliver-now.ts';

/** Reads a sink back and compares it with the tree: exactly the tree's entries, or the differences (GOV 7.4). */
export async function reconcileNow(parts: Sinks, id: SinkId): Promise<TaskOutcome> {
  const { host } = parts;
  const sink = await readSink(host.db, id);
  if (sink === undefined) return done;
  const { firstSeq: from, nextSeq: below } = sink;
  const wire = await openWire(parts, sink);
  const found = wire.ok
    ? await reconcile(wire.value.held(from, below, await objectKeysOf(host.db, id)), {
        from,
        below,
        leafAt: leavesOf(host.db),
        setAside: await setAsideOf(host.db, id),
      })
    : wire;
  await transact(host, whoSends(host), async (ctx) => {
    planReconciliation(ctx, id);
    if (!found.ok) {
      await insertCheck(ctx.tx, id, ctx.now, { below, problem: found.error });
      return ok(undefined);
    }
    const { held, missing, altered, firstMissing, firstAltered } = found.value;
    await insertCheck(ctx.tx, id, ctx.now, found.value);
    ctx.record(sinkReconciled, {
      resource: { kind: 'sink', id },
      clause: '7.4',
      data: {
        sink: id,
        from,
        below,
        held,
        missing,
        altered,
        ...(firstMissing === undefined ? {} : { firstMissing }),
        ...(firstAltered === undefined ? {} : { firstAltered }),
      },
    });
    return ok(undefined);
  });
  if (!found.ok) host.log.warn('sinks.not_read_back', { sink: id, problem: found.error });
  else if (found.value.missing + found.value.altered > 0)
    host.log.error('sinks.differs', { sink: id, missing: found.value.missing, altered: found.value.altered });
  return done;
}
