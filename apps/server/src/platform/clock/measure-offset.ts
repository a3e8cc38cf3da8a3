import { performance } from 'node:perf_hooks';

/**
 * One reading of both clocks: at `monotonicMs` of this process the database's clock read `databaseMs` (epoch) and the
 * host's wall clock `wallMs`, each to within `uncertaintyMs`.
 */
export type OffsetMeasurement = {
  readonly databaseMs: number;
  readonly monotonicMs: number;
  readonly wallMs: number;
  readonly uncertaintyMs: number;
};

/** Asks the database for the time (`select clock_timestamp()`), on a connection that is already open. */
export type AskDatabaseTime = () => Promise<Date>;

/**
 * Reads the database's clock `samples` times and keeps the reading with the shortest round trip, as NTP does: the
 * response was generated at some point within the round trip, so half of it bounds the error however asymmetric the
 * path.
 */
export async function measureOffset(
  askDatabaseTime: AskDatabaseTime,
  samples: number,
  host: HostTime = hostTime,
): Promise<OffsetMeasurement> {
  let best = await sample(askDatabaseTime, host);
  for (let taken = 1; taken < samples; taken += 1) {
    const next = await sample(askDatabaseTime, host);
    if (next.uncertaintyMs < best.uncertaintyMs) best = next;
  }
  return best;
}

async function sample(askDatabaseTime: AskDatabaseTime, host: HostTime): Promise<OffsetMeasurement> {
  const askedMs = host.monotonicMs();
  const databaseTime = await askDatabaseTime();
  const answeredMs = host.monotonicMs();
  const halfTrip = (answeredMs - askedMs) / 2;
  return {
    databaseMs: databaseTime.getTime(),
    monotonicMs: askedMs + halfTrip,
    wallMs: host.wallMs() - halfTrip,
    uncertaintyMs: halfTrip,
  };
}

/**
 * The host's wall clock, which people can set, and its monotonic clock, in milliseconds. The one place that reads them.
 */
export type HostTime = { readonly wallMs: () => number; readonly monotonicMs: () => number };

export const hostTime: HostTime = { wallMs: () => Date.now(), monotonicMs: () => performance.now() };
