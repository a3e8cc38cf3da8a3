import { expect, test } from 'vitest';
import { ambiguousIn, githubStatuses, jiraStatuses, listed, sideOf } from './status-map.ts';

test('a status is what the map says, by its name before its category, and without regard to capitals', () => {
  expect(sideOf(jiraStatuses, ['Won’t Do', 'category:done'])).toBe('dropped');
  expect(sideOf(jiraStatuses, ['Released', 'category:done'])).toBe('done');
  expect(sideOf(jiraStatuses, ['In Review', 'category:indeterminate'])).toBe('open');
  expect(sideOf(githubStatuses, ['closed:not_planned'])).toBe('dropped');
  expect(sideOf({ open: [], done: ['shipped'], dropped: [] }, ['SHIPPED', 'category:done'])).toBe('done');
  expect(sideOf(githubStatuses, ['locked'])).toBeUndefined();
});

test('a list is read without gaps and repetitions, and a status means one thing', () => {
  expect(listed(' To do, In progress,,To do ')).toEqual(['To do', 'In progress']);
  expect(ambiguousIn({ open: ['To do'], done: ['Done'], dropped: ['done '] })).toBe('done ');
  expect(ambiguousIn(jiraStatuses)).toBeUndefined();
});
