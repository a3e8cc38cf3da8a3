import type { IncidentClock } from '@muster/api-client';
import { expect, test } from 'vitest';
import { clockTally } from './clock-tally.ts';

const clock = (state: IncidentClock['state']): IncidentClock => ({
  name: 'acknowledge',
  round: 1,
  clause: '3.1.2',
  startedAt: '2026-11-23T03:00:00.000Z',
  dueAt: '2026-11-23T03:20:00.000Z',
  warnAt: '2026-11-23T03:15:00.000Z',
  state,
});

test('clocks are counted by how they stand, the missed ones first, and none is left out', () => {
  const states = ['met', 'running', 'void', 'breached', 'met', 'met-late', 'missed'] as const;
  expect(clockTally(states.map(clock))).toBe('1 overdue, 1 running, 1 missed, 1 late, 2 met, 1 no longer due');
  expect(clockTally([clock('running')])).toBe('1 running');
});
