import { asId } from '../../../kernel/ids.ts';
import { ok } from '../../../kernel/result.ts';
import { transact } from '../../../platform/commands/transact.ts';
import { done, type TaskOutcome } from '../../../platform/due/outcome.ts';
import { deliver } from '../delivery/deliver.ts';
import type { Sent } from '../domain/sent.ts';
import type { Sink, SinkId } from '../domain/sink.ts';
import { sinkRejected } from '../ledger-actions.ts';
import { watchBacklog } from './watch-backlog.ts';
import { openWire } from '../open-wire.ts';
import { planDelivery } from '../plan-work.ts';
import { recordsFrom } from '../queries/records.ts';
import type { Sinks } from '../sinks.ts';
import { markSent, readSink } from '../store/sinks.ts';
import { again } from '../wires/answers.ts';

/** Requests per turn, so that a turn stays well within the lease that excludes other servers. */
const STEPS_A_TURN = 20;
const RECORDS_A_STEP = 1000;

/** Sends a sink the entries it lacks, in order, and plans its next turn, even after a failure. */
export async function deliverNow(parts: Sinks, id: SinkId): Promise<TaskOutcome> {
  for (let turn = 1; turn <= STEPS_A_TURN; turn++) {
    const sink = await readSink(parts.host.db, id);
    if (sink === undefined) return done;
    const records = sink.awaiting === undefined ? await recordsFrom(parts.host.db, sink.nextSeq, RECORDS_A_STEP) : [];
    if (sink.awaiting === undefined && records.length === 0) {
      await plan(parts, id, 'idle');
      return done;
    }
    const sent = await step(parts, sink, records);
    const hasMore = sent.problem === undefined && sent.awaiting === undefined;
    const next = hasMore ? (turn === STEPS_A_TURN ? 'now' : undefined) : sent.problem === undefined ? 'soon' : 'idle';
    if (!(await keep(parts, sink, sent))) return done;
    if (next === undefined) continue;
    await plan(parts, id, next);
    return done;
  }
  return done;
}

async function step(parts: Sinks, sink: Sink, records: Awaited<ReturnType<typeof recordsFrom>>): Promise<Sent> {
  const wire = await openWire(parts, sink);
  if (!wire.ok) return { below: sink.nextSeq, rejected: [], problem: { kind: 'stop', words: wire.error } };
  // Retention may have left a gap: start at the next entry that exists.
  const from = sink.awaiting === undefined ? (records[0]?.seq ?? sink.nextSeq) : sink.nextSeq;
  try {
    return await deliver(wire.value, { ...sink, nextSeq: from }, records, parts.host.clock.now());
  } catch (failure) {
    parts.host.log.error('sinks.step_failed', { sink: sink.id, failure });
    return again(sink.nextSeq, 'Muster could not make the request; see its log for the reason.');
  }
}

/** Saves the cursor and records rejections. If another server's step came first, that one counts. */
async function keep({ host }: Sinks, sink: Sink, sent: Sent): Promise<boolean> {
  const kept = await transact(host, whoSends(host), async (ctx) => {
    const isKept = await markSent(ctx.tx, sink, sent, ctx.now);
    const [first] = sent.rejected;
    if (isKept && first !== undefined)
      ctx.record(sinkRejected, {
        resource: { kind: 'sink', id: sink.id },
        clause: '7.4',
        data: { sink: sink.id, entries: sent.rejected.length, first: first.seq, code: codeWord(first.code) },
      });
    return ok(isKept);
  });
  if (sent.problem !== undefined) host.log.warn('sinks.not_sent', { sink: sink.id, problem: sent.problem.words });
  if (sent.rejected.length > 0) host.log.error('sinks.refused', { sink: sink.id, entries: sent.rejected.length });
  return kept.ok && kept.value;
}

async function plan({ host }: Sinks, id: SinkId, how: Parameters<typeof planDelivery>[2]): Promise<void> {
  await transact(host, whoSends(host), async (ctx) => {
    planDelivery(ctx, id, how);
    if (how === 'idle') await watchBacklog(ctx, id);
    return ok(undefined);
  });
}

export const whoSends = (host: Sinks['host']) =>
  ({ actor: { kind: 'system', part: 'clock' }, requestId: asId<'request'>(host.ids.opaque()) }) as const;

/** Reduces a code to the characters allowed in an envelope. */
const codeWord = (code: string): string => code.replaceAll(/[^A-Za-z0-9._-]/g, '-').slice(0, 80);
