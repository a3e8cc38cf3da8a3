import { expect, test } from 'vitest';
import { timelineKind } from './timeline-kind.ts';

test.each([
  ['incident.note_added', 'people'],
  ['incident.clock_warned', 'clocks'],
  ['incident.clock_breached', 'clocks'],
  ['incident.escalated', 'clocks'],
  ['page.requested', 'pages'],
  ['page.fell_back', 'pages'],
  ['access.refused', 'policy'],
  ['of.a_newer_program', 'policy'],
])('%s is told under %s', (action, kind) => expect(timelineKind(action)).toBe(kind));
