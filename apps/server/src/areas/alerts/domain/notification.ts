import type { Instant } from './instant.ts';

export type Labels = Readonly<Record<string, string>>;

/**
 * What one notification says about one alert. `startsAt` names the episode: the same labels firing again have a new
 * start.
 */
export type AlertSignal = {
  readonly status: 'firing' | 'resolved';
  /** Identifies the alert within its integration, in hex. Alertmanager's is a hash of the label set. */
  readonly fingerprint: string;
  readonly startsAt: Instant;
  /** The sender gives event times rather than starts: an open episode continues whatever the time given. */
  readonly isStartUnknown?: true;
  readonly endsAt: Instant | undefined;
  readonly labels: Labels;
  readonly annotations: Labels;
  readonly generatorUrl: string | undefined;
};

/** An unreadable element of the list: its place and what was wrong, never what was sent. */
export type UnreadableAlert = { readonly path: string; readonly problem: string };

/**
 * One delivery: what changed in one group. Shaped like Alertmanager's wire format version 4, to which other sources are
 * converted.
 */
export type Notification = {
  /** Opaque, stable name of (route, group labels). */
  readonly groupKey: string;
  /** How many alerts the sender left out. An alert's absence means nothing, whether this is zero or not. */
  readonly truncatedAlerts: number;
  /** Why it was sent, if the sender says so (Alertmanager 0.32 and later). */
  readonly reason: string | undefined;
  readonly signals: readonly AlertSignal[];
  readonly unreadable: readonly UnreadableAlert[];
  /** Other parts of it, each with why nothing follows from it. */
  readonly noted?: readonly string[];
};
