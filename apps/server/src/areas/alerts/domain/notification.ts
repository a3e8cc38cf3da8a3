import type { Instant } from './instant.ts';

export type Labels = Readonly<Record<string, string>>;

/** What one notification says of one alert. `startsAt` names the episode: the same labels firing anew start anew. */
export type AlertSignal = {
  readonly status: 'firing' | 'resolved';
  /** A hash, in hex: which alert it is, within its integration. Alertmanager's is of the label set. */
  readonly fingerprint: string;
  readonly startsAt: Instant;
  /** Its sender tells of moments and not of beginnings: what fires already goes on, whatever moment is told. */
  readonly isStartUnknown?: true;
  readonly endsAt: Instant | undefined;
  readonly labels: Labels;
  readonly annotations: Labels;
  readonly generatorUrl: string | undefined;
};

/** An element of the list that nobody could read: its place and what was wrong, never what was sent. */
export type UnreadableAlert = { readonly path: string; readonly problem: string };

/** One delivery: what changed in one group. Shaped as Alertmanager's (wire format version 4), to which others are read. */
export type Notification = {
  /** Stable name of (route, group labels); opaque. */
  readonly groupKey: string;
  /** How many alerts the sender left out. Nothing follows from an alert's absence, whether it is zero or not. */
  readonly truncatedAlerts: number;
  /** Why it was sent, where the sender says so (Alertmanager 0.32 and later). */
  readonly reason: string | undefined;
  readonly signals: readonly AlertSignal[];
  readonly unreadable: readonly UnreadableAlert[];
  /** What it said besides, and why nothing follows from it. */
  readonly noted?: readonly string[];
};
