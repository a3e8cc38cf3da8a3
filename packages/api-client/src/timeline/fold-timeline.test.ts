import { describe, expect, test } from 'vitest';
import type { Person, TimelineItem } from '../shapes.ts';
import { foldTimeline } from './fold-timeline.ts';
import { lineWords } from './line-words.ts';

const ada: Person = { id: 'ada', name: 'Ada', initials: 'AD' };
const ben: Person = { id: 'ben', name: 'Ben', initials: 'BE' };

let made = 0;
const entry = (action: string, second: number, more: Partial<TimelineItem> = {}): TimelineItem => {
  const at = `2026-11-02T09:00:${String(second).padStart(2, '0')}.000Z`;
  made += 1;
  const kind = action.startsWith('page.') ? 'pages' : action.includes('clock') ? 'clocks' : 'people';
  return {
    id: `e${made}`,
    seq: made,
    at,
    recordedAt: at,
    kind,
    action,
    actor: {},
    summary: action,
    retroactive: false,
    ...more,
  };
};
const requested = (second: number, round: number, pages: string[], to: Person[]) =>
  entry('page.requested', second, { paging: { pages, to, round, urgency: 'page', reason: 'declared' } });
const handed = (second: number, page: string, to: Person, channel = 'webhook') =>
  entry('page.handed_over', second, { paging: { pages: [page], to: [to], channel } });
const failed = (second: number, page: string, to: Person, channel: string, reason = 'refused') =>
  entry('page.failed', second, { paging: { pages: [page], to: [to], channel, reason } });
const answered = (second: number, page: string, by: Person) =>
  entry('page.answered', second, { actor: { person: by }, paging: { pages: [page], to: [by] } });
const alerts = (second: number, event: 'began' | 'resolved', count: number) =>
  entry('alerts.received', second, { kind: 'alerts', alerts: { event, count, until: '', names: [] } });

const words = (items: readonly TimelineItem[]) => foldTimeline(items).map(lineWords);

describe('a timeline folded into lines', () => {
  test('has one line a round of paging, however many pages and channels that took', () => {
    const items = [
      requested(1, 1, ['a', 'b'], [ada, ben]),
      handed(2, 'a', ada),
      failed(2, 'b', ben, 'webhook'),
      handed(3, 'b', ben, 'e-mail'),
      entry('incident.note_added', 4, { summary: 'noted: looking' }),
      requested(5, 2, ['c', 'd'], [ada, ben]),
      handed(6, 'c', ada),
      answered(7, 'c', ada),
    ];
    expect(words(items)).toEqual([
      'Paged Ada, Ben · webhook ✓✗ e-mail ✓ · round 1',
      'noted: looking',
      'Paged Ada, Ben · webhook ✓ · answered by Ada · round 2',
    ]);
  });

  test('tells an answer in the round that it ended, and not in those before, which nobody answered', () => {
    const items = [
      requested(1, 1, ['a'], [ada]),
      handed(2, 'a', ada),
      requested(3, 2, ['b'], [ada]),
      handed(4, 'b', ada),
      answered(9, 'a', ada),
      answered(9, 'b', ada),
      requested(11, 3, ['c'], [ada]),
      answered(12, 'c', ada),
    ];
    expect(words(items)).toEqual([
      'Paged Ada · webhook ✓ · round 1',
      'Paged Ada · webhook ✓ · answered by Ada · round 2',
      'Paged Ada · answered by Ada · round 3',
    ]);
  });

  test('keeps each entry in exactly one line', () => {
    const items = [
      requested(1, 1, ['a'], [ada]),
      alerts(2, 'began', 1),
      handed(3, 'a', ada),
      entry('incident.status_updated', 4),
      answered(4, 'a', ada),
      handed(5, 'of-a-call-before-the-cut', ben),
    ];
    const kept = foldTimeline(items).flatMap((line) => line.items.map(({ id }) => id));
    expect(kept.toSorted()).toEqual(items.map(({ id }) => id).toSorted());
  });

  test('makes one line of an acknowledgement and of what it confirms, and two of what two people did', () => {
    const by = { actor: { person: ada } };
    const acknowledged = entry('incident.status_updated', 1, { ...by, summary: 'acknowledged' });
    const confirmed = entry('incident.confirmed', 1, { ...by, summary: 'confirmed the declaration as SEV-1' });
    expect(words([acknowledged, answered(1, 'x', ada), confirmed])).toHaveLength(3);
    expect(words([acknowledged, confirmed])).toEqual(['acknowledged; confirmed the declaration as SEV-1']);
    expect(words([acknowledged, { ...confirmed, actor: { person: ben } }])).toHaveLength(2);
  });

  test('an entry that arrives later joins its line, which keeps its id and place, sequenced or not', () => {
    const { seq: _, ...unsequenced } = handed(9, 'a', ada);
    const before = [requested(1, 1, ['a'], [ada]), entry('incident.note_added', 2)];
    const [first, ...others] = foldTimeline(before);
    const after = foldTimeline([...before, unsequenced]);
    expect(after.map(({ id }) => id)).toEqual([first?.id, ...others.map(({ id }) => id)]);
    expect(after[0]?.items.at(-1)).toBe(unsequenced);
    expect(after.slice(1)).toEqual(others);
  });

  test('makes one line of alerts or warnings that nothing stands between', () => {
    const items = [
      alerts(1, 'began', 3),
      alerts(2, 'resolved', 1),
      entry('incident.status_updated', 3),
      alerts(4, 'began', 2),
      entry('incident.clock_warned', 5),
      entry('incident.clock_warned', 6),
    ];
    expect(words(items)).toEqual([
      'received 3 alerts firing, 1 no longer firing',
      'incident.status_updated',
      'alerts.received',
      'warned 2 times that a clock is running out',
    ]);
  });

  test('tells words of people, changes of state and machinery apart', () => {
    const weights = foldTimeline([
      entry('incident.stakeholders_updated', 1),
      entry('incident.clock_breached', 2),
      entry('incident.clock_warned', 3),
      requested(4, 1, ['a'], [ada]),
      entry('access.refused', 5, { kind: 'policy' }),
    ]).map(({ weight }) => weight);
    expect(weights).toEqual(['words', 'state', 'machinery', 'machinery', 'state']);
  });

  test('where it is cut is a line of its own', () => {
    const cut = entry('incident.timeline', 1, { cut: true, kind: 'policy' });
    expect(foldTimeline([cut, alerts(1, 'began', 1)]).map(({ items }) => items.length)).toEqual([1, 1]);
  });
});
