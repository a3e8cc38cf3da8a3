import { Type } from 'typebox';
import { defineList } from '../../../platform/verbs/list.ts';
import { scheduleNames } from '../../oncall/public.ts';
import { chatService } from '../chat.ts';
import { chatPermissions } from '../permissions.ts';
import { groupsKept } from '../store/groups.ts';

const SlackGroup = Type.Object(
  { schedule: Type.String(), name: Type.String({ description: 'The name of the schedule.' }), group: Type.String() },
  { title: 'SlackGroup' },
);

/** The workspace's user groups and the schedules they follow. */
export const groupList = defineList({
  noun: 'slack-group',
  name: 'list',
  route: '/v1/slack-groups',
  does: 'which Slack user groups follow which schedules',
  empty: { says: 'No user groups follow a schedule.', next: 'muster slack-group follow <schedule> <group>' },
  clauses: ['2.1'],
  permission: chatPermissions.read,
  filters: {},
  item: SlackGroup,
  columns: [
    { at: 'name', head: 'Schedule', shrinksTo: 14 },
    { at: 'group', head: 'User group' },
  ],
  async page(use) {
    const { db } = use(chatService);
    const kept = await groupsKept(db);
    const names = await scheduleNames(
      db,
      kept.map(({ schedule }) => schedule),
    );
    return {
      items: kept.map((each) => ({ ...each, name: names.get(each.schedule) ?? 'a schedule that no longer exists' })),
    };
  },
});
