import type { Clock } from '../../kernel/clock.ts';
import { type OffsetMeasurement, hostTime, type HostTime } from './measure-offset.ts';

/**
 * The production clock: the host's monotonic time plus a measured offset to the database's. It is unaffected when the
 * host's wall clock is set, agrees on all servers to within the measurement's uncertainty, and never runs backwards: if
 * a new measurement would set it back, it stands still until real time catches up.
 */
export interface SystemClock extends Clock {
  /** Adopts a measurement. Until the first, the host's wall clock is used and the server is not ready. */
  follow(measurement: OffsetMeasurement): void;
  /** How accurate this clock is known to be; `undefined` before the first measurement. */
  standing(): ClockStanding | undefined;
}

/** All in milliseconds. `hostOffsetMs` is how far the host's wall clock runs ahead of (+) or behind (-) the database's. */
export type ClockStanding = {
  readonly hostOffsetMs: number;
  readonly uncertaintyMs: number;
  readonly sinceMeasuredMs: number;
};

export function createSystemClock(host: HostTime = hostTime): SystemClock {
  let originMs = host.wallMs() - host.monotonicMs();
  let lastMs = Number.NEGATIVE_INFINITY;
  let latest: OffsetMeasurement | undefined;
  return {
    now() {
      lastMs = Math.max(lastMs, originMs + host.monotonicMs());
      return new Date(lastMs);
    },
    follow(measurement) {
      latest = measurement;
      originMs = measurement.databaseMs - measurement.monotonicMs;
    },
    standing: () =>
      latest && {
        hostOffsetMs: latest.wallMs - latest.databaseMs,
        uncertaintyMs: latest.uncertaintyMs,
        sinceMeasuredMs: host.monotonicMs() - latest.monotonicMs,
      },
  };
}
