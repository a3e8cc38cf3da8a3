import type { Result } from '../../../kernel/result.ts';
import type { BatchLimits, Line } from '../domain/batch.ts';
import type { HeldRecord } from '../records/record.ts';
import type { SinkRecord } from '../records/sink-record.ts';
import type { Sent } from '../domain/sent.ts';
import type { Awaiting } from '../domain/sink.ts';

export type SinkLine = Line<SinkRecord>;

/** How one kind of sink is spoken to, to the letter of its contract. */
export type Wire = {
  readonly limits: BatchLimits;
  /** Sends lines that fit its limits, in order; the first of them is the cursor's. */
  send(lines: readonly SinkLine[], now: Date): Promise<Sent>;
  /** Asks after what was sent and not acknowledged. */
  settle?(awaiting: Awaiting, from: number, now: Date): Promise<Sent>;
  /** All that it holds of the places in `[from, below)`, in any order; text says why it cannot be read. */
  held(from: number, below: number, objects: readonly string[]): AsyncIterable<Result<HeldRecord | undefined, string>>;
};

/** The first and the last place of what is sent. */
export function placesOf(lines: readonly SinkLine[]): { readonly first: number; readonly last: number } {
  const [first, last] = [lines[0]?.record.seq, lines.at(-1)?.record.seq];
  if (first === undefined || last === undefined) throw new Error('nothing is sent to a sink without a record');
  return { first, last };
}
