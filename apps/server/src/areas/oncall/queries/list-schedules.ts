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
  does: 'on-call schedules: who is on call in each, until when, and who is next',
  empty: {
    says: 'No schedules yet. Incidents page the on-call list.',
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
