import { Type } from 'typebox';
import { principalOf } from '../../../kernel/actor.ts';
import { defineList } from '../../../platform/verbs/list.ts';
import { onCallPermissions } from '../permissions.ts';
import { scheduleReader } from '../queries/schedule-views.ts';
import { namesOfSchedules } from '../store/schedules.ts';
import { feedsOf } from './feeds.ts';

/** The actor's own calendars: of what, and since when. A URL is shown once, on creation. */
export const calendarList = defineList({
  noun: 'calendar',
  name: 'list',
  route: '/v1/calendars',
  does: 'your calendar addresses, and the shifts that each shows',
  empty: { says: 'You have no calendar.', next: 'muster calendar create' },
  clauses: ['6.2'],
  permission: onCallPermissions.read,
  filters: {},
  item: Type.Object(
    {
      id: Type.String({ format: 'uuid' }),
      name: Type.String(),
      scheduleId: Type.Optional(Type.String({ format: 'uuid' })),
      madeAt: Type.String({ format: 'date-time' }),
    },
    { title: 'OnCallFeed' },
  ),
  columns: [
    { at: 'name', head: 'Calendar', shrinksTo: 16 },
    { at: 'madeAt', head: 'Made', as: 'instant' },
    { at: 'id', head: 'Id', dropped: 1 },
  ],
  async page(use, { actor }) {
    const { db } = scheduleReader(use);
    const owner = principalOf(actor);
    const feeds = owner === undefined ? [] : await feedsOf(db, owner);
    const names = await namesOfSchedules(
      db,
      feeds.flatMap(({ schedule }) => schedule ?? []),
    );
    return {
      items: feeds.map(({ id, schedule, madeAt }) => ({
        id,
        name: schedule === undefined ? 'My shifts' : (names.get(schedule) ?? 'A schedule'),
        ...(schedule === undefined ? {} : { scheduleId: schedule }),
        madeAt: madeAt.toISOString(),
      })),
    };
  },
});
