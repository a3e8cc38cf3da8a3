import type { TimelineItem, TimelineKind } from '@muster/api-client';
import { expect, test } from 'vitest';
import { linesOf } from './timeline-lines.ts';

const line = (id: string, minute: number, kind: TimelineKind): TimelineItem => {
  const at = `2026-11-02T09:0${minute}:00.000Z`;
  return { id, at, recordedAt: at, kind, action: 'a', actor: {}, summary: id, retroactive: false };
};
const items = [{ ...line('cut', 1, 'policy'), cut: true }, line('note', 1, 'people'), line('page', 2, 'pages')];

test('the newest line stands first, and of one moment the one that came last', () => {
  expect(linesOf(items, '').shown.map(({ id }) => id)).toEqual(['page', 'note', 'cut']);
});

test('what is of one kind folds among itself: a round of paging is one line, and all its entries are counted', () => {
  const page = (id: string, action: string): TimelineItem => ({
    ...line(id, 3, 'pages'),
    action,
    paging: { pages: ['p'], to: [], round: 1 },
  });
  const paged = [...items, page('call', 'page.requested'), page('sent', 'page.handed_over')];
  expect(linesOf(paged, '').shown[0]).toMatchObject({
    id: 'call',
    shape: 'round',
    items: [{ id: 'call' }, { id: 'sent' }],
  });
  expect(linesOf(paged, 'pages')).toMatchObject({ shown: [{ id: 'call' }, { id: 'page' }, { id: 'cut' }], count: 3 });
});

test('where a timeline is cut is told among the lines of every kind, and counted among none', () => {
  expect(linesOf(items, 'people')).toMatchObject({ shown: [{ id: 'note' }, { id: 'cut' }], count: 1, all: 2 });
  expect(linesOf(items, 'policy')).toMatchObject({ shown: [{ id: 'cut' }], count: 0, all: 2 });
});
