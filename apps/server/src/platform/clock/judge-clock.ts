import type { ClockStanding } from './system-clock.ts';

/** In milliseconds. */
export type ClockLimits = {
  /** Maximum offset between the host's wall clock and the database's. */
  readonly maxHostOffsetMs: number;
  /** Maximum uncertainty of a measurement: beyond it, before and after cannot be told apart. */
  readonly maxUncertaintyMs: number;
  /** Maximum age of the last measurement. */
  readonly maxAgeMs: number;
};

export type ClockVerdict =
  | { readonly ok: true }
  | { readonly ok: false; readonly why: string; readonly remedy: string };

/** Whether a server may serve with this clock (architecture, "Time and transactions"). Pure. */
export function judgeClock(standing: ClockStanding | undefined, limits: ClockLimits): ClockVerdict {
  if (!standing)
    return no(
      'The clock has not been compared with the database yet.',
      'Wait, or check that the database can be reached.',
    );
  if (Math.abs(standing.hostOffsetMs) > limits.maxHostOffsetMs) {
    const side = standing.hostOffsetMs > 0 ? 'ahead of' : 'behind';
    return no(
      `This host's clock is ${Math.round(Math.abs(standing.hostOffsetMs))} ms ${side} the database's.`,
      "Run NTP (chrony, systemd-timesyncd) on this host and on the database's host.",
    );
  }
  if (standing.uncertaintyMs > limits.maxUncertaintyMs) {
    return no(
      `The database's clock could only be read to within ${Math.round(standing.uncertaintyMs)} ms.`,
      'Move this server closer to its database, or reduce the load on whichever is overloaded.',
    );
  }
  if (standing.sinceMeasuredMs > limits.maxAgeMs) {
    return no(
      `The clock was last compared with the database ${Math.round(standing.sinceMeasuredMs / 1000)} s ago.`,
      'Check that the database can be reached.',
    );
  }
  return { ok: true };
}

const no = (why: string, remedy: string): ClockVerdict => ({ ok: false, why, remedy });
