import { formatRecord } from '../records/record.ts';
import type { SinkRecord } from '../records/sink-record.ts';
import { firstBatch } from '../domain/batch.ts';
import type { Sent } from '../domain/sent.ts';
import type { Awaiting, SinkFormat } from '../domain/sink.ts';
import type { Wire } from '../wires/wire.ts';

/**
 * One step of a sink: polls for a pending acknowledgement, or sends the next records that fit one request. A record
 * longer than the sink's limit is rejected without sending.
 */
export async function deliver(
  wire: Wire,
  state: { readonly nextSeq: number; readonly awaiting: Awaiting | undefined; readonly format: SinkFormat },
  records: readonly SinkRecord[],
  now: Date,
): Promise<Sent> {
  const { nextSeq, awaiting, format } = state;
  if (awaiting !== undefined && wire.settle !== undefined) return wire.settle(awaiting, nextSeq, now);
  const lines = records.map((record) => {
    const line = formatRecord(record, format);
    return { record, line, bytes: Buffer.byteLength(line) };
  });
  const tooLong = lines.findIndex(({ bytes }) => bytes > wire.limits.line);
  const [poison] = tooLong === 0 ? lines : [];
  if (poison !== undefined) {
    const { seq, id } = poison.record;
    return { below: seq + 1, rejected: [{ seq, id, code: 'too-large', reason: 'longer than the sink accepts' }] };
  }
  return wire.send(firstBatch(tooLong === -1 ? lines : lines.slice(0, tooLong), wire.limits), now);
}
