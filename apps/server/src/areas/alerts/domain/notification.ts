import type { Instant } from './instant.ts';

export type Labels = Readonly<Record<string, string>>;

/** What one notification says of one alert. `startsAt` names the episode: the same labels firing anew start anew. */
export type AlertSignal = {
  readonly status: 'firing' | 'resolved';
  /** Alertmanager's hash of the label set: which alert it is, within its integration. */
  readonly fingerprint: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant | undefined;
  readonly labels: Labels;
  readonly annotations: Labels;
  readonly generatorUrl: string | undefined;
};

/** An element of the list that nobody could read: its place and what was wrong, never what was sent. */
export type UnreadableAlert = { readonly path: string; readonly problem: string };

/** One webhook call of Alertmanager (wire format version 4): what changed in one of its groups. */
export type Notification = {
  /** Stable name of (route, group labels); opaque. */
  readonly groupKey: string;
  /** How many alerts the sender left out. Nothing follows from an alert's absence, whether it is zero or not. */
  readonly truncatedAlerts: number;
  /** Why it was sent, where the sender says so (Alertmanager 0.32 and later). */
  readonly reason: string | undefined;
  readonly signals: readonly AlertSignal[];
  readonly unreadable: readonly UnreadableAlert[];
};
