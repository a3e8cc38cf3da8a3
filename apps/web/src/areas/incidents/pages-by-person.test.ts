import type { PageDelivery } from '@muster/api-client';
import { expect, test } from 'vitest';
import { pagesByPerson } from './pages-by-person.ts';

const page = (to: string, round: number, state: PageDelivery['state']): PageDelivery =>
  ({ id: `${to}${round}`, to: { id: to, initials: to }, round, state }) as PageDelivery;

test('each person is one row, however often they were paged', () => {
  const rows = pagesByPerson([page('ada', 1, 'failed'), page('ben', 1, 'failed'), page('ada', 2, 'handed-over')]);
  expect(rows.map(({ person, pages }) => [person.id, pages.length])).toEqual([
    ['ada', 2],
    ['ben', 1],
  ]);
});

test('an answer tells most, then a page that got there; of equals the newest', () => {
  const states: PageDelivery['state'][] = ['answered', 'handed-over', 'handed-over', 'failed'];
  const pages = states.map((state, at) => page('ada', at + 1, state));
  expect(pagesByPerson(pages)[0]?.telling.round).toBe(1);
  expect(pagesByPerson(pages.slice(1))[0]?.telling.round).toBe(3);
});

test('an answer is told from the first page that it ended, however often it was repeated', () => {
  const answered = (round: number, answeredAt: string) => ({ ...page('ada', round, 'answered'), answeredAt });
  const pages = [answered(1, '03:05'), answered(2, '03:40'), answered(3, '03:40'), page('ada', 4, 'stopped')];
  expect(pagesByPerson(pages)[0]?.telling.round).toBe(2);
});
