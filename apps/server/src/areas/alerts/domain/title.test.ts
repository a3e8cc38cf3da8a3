import { describe, expect, test } from 'vitest';
import { readInstant, type Instant } from './instant.ts';
import type { AlertSignal } from './notification.ts';
import { titleOf } from './title.ts';

const signal = (labels: AlertSignal['labels'], annotations: AlertSignal['annotations'] = {}): AlertSignal => ({
  status: 'firing',
  fingerprint: 'a1',
  startsAt: readInstant('2026-11-02T09:00:00Z') as Instant,
  endsAt: undefined,
  labels,
  annotations,
  generatorUrl: undefined,
});

describe('the title of an incident that an alert declares', () => {
  test("is the alert's name and its own summary, on one line", () => {
    expect(titleOf(signal({ alertname: 'Loss' }, { summary: 'too\n  high' }), 200)).toBe('Loss: too high');
    expect(titleOf(signal({ alertname: 'Loss' }, { description: 'the loss rises' }), 200)).toBe('Loss: the loss rises');
    expect(titleOf(signal({ alertname: 'Loss' }), 200)).toBe('Loss');
    expect(titleOf(signal({}), 200)).toBe('unnamed alert');
  });

  test('hides no control characters and no turned-round text', () => {
    expect(titleOf(signal({ alertname: 'Lo\u001b[31mss\u202egnp' }), 200)).toBe('Lo [31mss gnp');
  });

  test('keeps what joins the parts of one character, and no joiner that stands alone', () => {
    expect(titleOf(signal({ alertname: '👩‍🚀 down' }, { summary: 'نمی‌خواهم' }), 200)).toBe('👩‍🚀 down: نمی‌خواهم');
    expect(titleOf(signal({ alertname: '\u200d \u200c' }), 200)).toBe('unnamed alert');
    expect(titleOf(signal({ alertname: 'a\u200d \u200bb\u200d' }), 200)).toBe('a b');
  });

  test('is cut where it is too long', () => {
    expect(titleOf(signal({ alertname: 'L'.repeat(300) }), 200)).toHaveLength(200);
  });
});
