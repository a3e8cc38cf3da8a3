import type { PolicySnapshot } from '@muster/policy';
import { readSeverity, type Mapping } from './mapping.ts';
import type { AlertSignal } from './notification.ts';

/** How long a signal can wait: 0 for what may wake somebody (GOV 2.1), then what fires otherwise, then what is over. */
export type Urgency = 0 | 1 | 2;

/** By the mapping as it was last read: it decides about the order only, and the batch reads it again. */
export function urgencyOf(
  { status, labels }: Pick<AlertSignal, 'status' | 'labels'>,
  mapping: Mapping,
  policy: PolicySnapshot,
): Urgency {
  if (status === 'resolved') return 2;
  const { severity } = readSeverity(labels, mapping, policy);
  const wakes =
    severity === undefined ? policy.triage.unclassified.pages : policy.paging.wakes.severities.includes(severity);
  return wakes ? 0 : 1;
}

/**
 * What is urgent first, otherwise in the order given. All that is said of one alert stays together and in its order, since
 * of its start and its end the later one counts.
 */
export function mostUrgentFirst(
  signals: readonly AlertSignal[],
  urgency: (signal: AlertSignal) => Urgency,
): readonly AlertSignal[] {
  const ofAlert = new Map<string, Urgency>();
  for (const signal of signals) {
    const own = urgency(signal);
    const known = ofAlert.get(signal.fingerprint);
    if (known === undefined || own < known) ofAlert.set(signal.fingerprint, own);
  }
  const rank = ({ fingerprint }: AlertSignal): number => ofAlert.get(fingerprint) ?? 2;
  return signals.toSorted((first, second) => rank(first) - rank(second));
}
