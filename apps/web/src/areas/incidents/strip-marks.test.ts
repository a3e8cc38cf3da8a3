import type { IncidentClock, TimelineItem } from '@muster/api-client';
import { expect, test } from 'vitest';
import { stripMarks, stripWords } from './strip-marks.ts';

const at = (minute: number) => `2026-11-02T09:${String(minute).padStart(2, '0')}:00.000Z`;
const item = (action: string, minute: number, more: Partial<TimelineItem> = {}): TimelineItem => ({
  id: `${action}${minute}`,
  at: at(minute),
  recordedAt: at(minute),
  kind: 'people',
  action,
  actor: {},
  summary: action,
  retroactive: false,
  ...more,
});
const clock = (minute: number, state: IncidentClock['state']): IncidentClock => ({
  name: 'mitigate',
  round: 1,
  clause: '3.1.3',
  startedAt: at(0),
  warnAt: at(minute),
  dueAt: at(minute),
  state,
});
const alerts: NonNullable<TimelineItem['alerts']> = { event: 'began', count: 3, until: at(0), names: [] };

test('each thing stands at its share of the time, from the first alert to what is due next', () => {
  const items = [item('alerts.received', 0, { alerts }), item('incident.created', 5), item('incident.note_added', 10)];
  const { marks, now } = stripMarks({ declaredAt: at(5), clocks: [clock(20, 'running')] }, items, new Date(at(10)));
  expect(marks.map(({ lane, share }) => [lane, share])).toEqual([
    ['alerts', 0],
    ['state', 0.25],
    ['words', 0.5],
    ['clocks', 1],
  ]);
  expect(now).toBe(0.5);
});

test('what is due much later takes no more room than what has passed', () => {
  const { span, marks } = stripMarks({ declaredAt: at(0), clocks: [clock(59, 'running')] }, [], new Date(at(10)));
  expect(span.until).toBe(Date.parse(at(20)));
  expect(marks).toEqual([]);
});

test('thousands of marks at one place are one', () => {
  const many = Array.from({ length: 5_000 }, (_, each) => item('incident.note_added', 1, { id: String(each) }));
  expect(stripMarks({ declaredAt: at(0), clocks: [] }, many, new Date(at(5))).marks).toHaveLength(1);
});

test('and is told in words', () => {
  const items = [item('alerts.received', 0, { alerts }), item('incident.created', 1), item('incident.note_added', 2)];
  const { marks } = stripMarks({ declaredAt: at(1), clocks: [clock(3, 'breached')] }, items, new Date(at(5)));
  expect(stripWords(marks)).toBe('alerts began once, the state changed once, 0 updates and 1 note, 1 clock missed');
});
