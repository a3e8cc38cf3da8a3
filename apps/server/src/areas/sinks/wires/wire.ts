import type { Result } from '../../../kernel/result.ts';
import type { BatchLimits, Line } from '../domain/batch.ts';
import type { HeldRecord } from '../records/record.ts';
import type { SinkRecord } from '../records/sink-record.ts';
import type { Sent } from '../domain/sent.ts';
import type { Awaiting } from '../domain/sink.ts';

export type SinkLine = Line<SinkRecord>;

/** The protocol of one kind of sink. */
export type Wire = {
  readonly limits: BatchLimits;
  /** Sends lines within the limits, in order; the first one is at the cursor. */
  send(lines: readonly SinkLine[], now: Date): Promise<Sent>;
  /** Polls for the acknowledgement of what was sent. */
  settle?(awaiting: Awaiting, from: number, now: Date): Promise<Sent>;
  /** All records it holds at positions `[from, below)`, in any order; an error says why it cannot be read. */
  held(from: number, below: number, objects: readonly string[]): AsyncIterable<Result<HeldRecord | undefined, string>>;
};

/** The first and last position of the lines. */
export function placesOf(lines: readonly SinkLine[]): { readonly first: number; readonly last: number } {
  const [first, last] = [lines[0]?.record.seq, lines.at(-1)?.record.seq];
  if (first === undefined || last === undefined) throw new Error('nothing is sent to a sink without a record');
  return { first, last };
}
