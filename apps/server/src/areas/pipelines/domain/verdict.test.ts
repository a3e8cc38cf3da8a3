import { describe, expect, test } from 'vitest';
import { releasedPolicy } from '../../../testing/released-policy.ts';
import { completionWithin } from './completion.ts';
import type { Run } from './run.ts';
import { judgeSlot } from './verdict.ts';

const SLOT = new Date('2026-11-02T02:00:00Z');
const at = (time: string) => new Date(`2026-11-02T${time}Z`);
const WITHIN = completionWithin(releasedPolicy());

const run = (startedAt: Date, ended?: Run['ended']): Run => ({
  runId: 'r',
  firstEventAt: startedAt,
  lastEventAt: ended?.at ?? startedAt,
  startedAt,
  nominalStart: undefined,
  nominalEnd: undefined,
  ended,
  parentRun: undefined,
  integration: undefined,
  error: undefined,
});

describe('a scheduled run', () => {
  test('is good when complete within two hours of its scheduled start, to the very instant [GOV 4.4]', () => {
    const done = (time: string) => [run(at('02:10:00'), { at: at(time), how: 'COMPLETE' })];
    expect(judgeSlot(SLOT, done('04:00:00'), WITHIN, at('09:00:00'))).toBe('good');
    expect(judgeSlot(SLOT, done('04:00:00.001'), WITHIN, at('09:00:00'))).toBe('late');
  });

  test('that never started is a miss two hours after its scheduled start, and not before [GOV 4.4]', () => {
    expect(judgeSlot(SLOT, [], WITHIN, at('03:59:59.999'))).toBe('pending');
    expect(judgeSlot(SLOT, [], WITHIN, at('04:00:00'))).toBe('never-started');
  });

  test('is a miss while it goes on at that instant, or has failed', () => {
    expect(judgeSlot(SLOT, [run(at('02:00:10'))], WITHIN, at('04:00:00'))).toBe('unfinished');
    const failed = run(at('02:00:10'), { at: at('02:30:00'), how: 'FAIL' });
    expect(judgeSlot(SLOT, [failed], WITHIN, at('03:00:00'))).toBe('pending');
    expect(judgeSlot(SLOT, [failed], WITHIN, at('04:00:00'))).toBe('failed');
  });

  test('is made good by a second run in time, and by none after it', () => {
    const failed = run(at('02:00:10'), { at: at('02:30:00'), how: 'FAIL' });
    const again = (time: string) => run(at('02:40:00'), { at: at(time), how: 'COMPLETE' });
    expect(judgeSlot(SLOT, [failed, again('03:30:00')], WITHIN, at('05:00:00'))).toBe('good');
    expect(judgeSlot(SLOT, [failed, again('04:30:00')], WITHIN, at('05:00:00'))).toBe('late');
  });
});
