import { defineList } from '../../../platform/verbs/list.ts';
import { THE_LIST } from '../domain/the-list.ts';
import { onCallPermissions } from '../permissions.ts';
import { schedulesFor } from '../store/schedules.ts';
import { ScheduleLine } from './schedule-schema.ts';
import { lookAhead, scheduleLines, scheduleReader } from './schedule-views.ts';

/** The active schedules, by name. */
export const scheduleList = defineList({
  noun: 'schedule',
  name: 'list',
  route: '/v1/schedules',
  does: 'who is on call in which, until when, and who is next',
  empty: {
    says: 'There is no schedule: whoever is on the on-call list is paged.',
    next: 'muster schedule create <name>',
  },
  clauses: ['2.1'],
  permission: onCallPermissions.read,
  filters: {},
  item: ScheduleLine,
  columns: [
    { at: 'name', head: 'Schedule', shrinksTo: 12 },
    { at: 'now', head: 'On call', as: 'people', shrinksTo: 12 },
    { at: 'until', head: 'Until', as: 'instant' },
    { at: 'next', head: 'Next', as: 'people', shrinksTo: 8, dropped: 1 },
    { at: 'zone', head: 'Zone', dropped: 2 },
  ],
  async page(use) {
    const reader = scheduleReader(use);
    const stored = (await schedulesFor(reader.db, lookAhead(reader))).filter(({ id }) => id !== THE_LIST);
    return { items: await scheduleLines(reader, stored) };
  },
});
