import type { Runbook } from '@muster/change-rules';
import { describe, expect, test } from 'vitest';
import { offersFor } from './offer.ts';
import { passedOver, stepsOf, tallyOf } from './execution.ts';

const runbook = (id: string, alerts: readonly string[], signals: readonly string[] = []): Runbook =>
  ({
    id,
    severities: id === 'sev1' ? ['SEV-1'] : ['SEV-3'],
    triggers: [
      ...alerts.map((name) => ({ kind: 'alert', name })),
      ...signals.map((name) => ({ kind: 'signal', name })),
    ],
    steps: ['one', 'two', 'three'].map((each) => ({ id: each, title: each, role: 'r', run: undefined, verify: 'v' })),
  }) as unknown as Runbook;
const library = [
  runbook('a', ['Down', 'Slow']),
  runbook('b', ['Down']),
  runbook('sev1', ['Down']),
  runbook('c', ['Burns_*'], ['detection.drift']),
];
const ids = (alerts: readonly string[], signals: readonly string[] = [], named?: string) =>
  offersFor({ severity: 'SEV-1', alerts: alerts.map((name) => ({ name, runbook: named })), signals }, library).map(
    ({ runbook: { id } }) => id,
  );

describe('the right runbook is offered by trigger [GOV 2.2, 7.10]', () => {
  test('the one with the most triggers met first, then the one for the severity', () => {
    expect(ids(['Down', 'Slow'])).toEqual(['a', 'sev1', 'b']);
    expect(ids(['Down'])).toEqual(['sev1', 'a', 'b']);
  });
  test('by a pattern, by Muster’s own signal, and by the alert’s own word', () => {
    expect(ids(['Burns_1h'])).toEqual(['c']);
    expect(ids([], ['detection.drift'])).toEqual(['c']);
    expect(ids(['Unheard'], [], 'b')).toEqual(['b']);
  });
  test('none rather than a wrong one', () => {
    expect(ids(['Unheard', 'down'], ['detection.fairness'])).toEqual([]);
  });
});

test('what was passed over is known, and counted [GOV 2.2]', () => {
  const steps = stepsOf(library[0] as Runbook);
  expect(passedOver(steps, 'three').map(({ id }) => id)).toEqual(['one', 'two']);
  const [first, ...others] = steps;
  const after = [{ ...first, state: 'done', deviation: 'x' }, ...others] as typeof steps;
  expect(passedOver(after, 'two')).toEqual([]);
  expect(tallyOf(after)).toEqual({ done: 1, skipped: 0, deviations: 1 });
});
