import type { PolicySnapshot } from '@muster/policy';
import { readSeverity, type Mapping } from './mapping.ts';
import type { AlertSignal } from './notification.ts';

/** How long a signal can wait: 0 if it may page somebody (GOV 2.1), 1 if it fires otherwise, 2 if it is resolved. */
export type Urgency = 0 | 1 | 2;

/** Uses the mapping as last read: this only sets the order, and the batch reads the mapping again. */
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
 * Most urgent first, otherwise in the given order. An alert's signals stay together and in order, because the later of
 * its start and its end counts.
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
