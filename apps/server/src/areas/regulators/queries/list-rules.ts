import { Type } from 'typebox';
import { ORGANISATION } from '../../../kernel/protected.ts';
import { readerService } from '../../../platform/access/access.ts';
import { orFail } from '../../../platform/http/or-fail.ts';
import { defineList } from '../../../platform/verbs/list.ts';
import { authorise } from '../../identity/public.ts';
import { regulatorPermissions } from '../permissions.ts';

const MINUTES_AN_HOUR = 60;

/**
 * Rules under which a notice can be started: whom each binds, its time limit and start, its source and our reading of
 * it.
 */
export const noticeRuleList = defineList({
  noun: 'notice-rule',
  name: 'list',
  route: '/v1/notice-rules',
  does: 'the rules under which an authority may have to be notified: their deadlines, sources, and what in them is interpretation',
  empty: { says: 'The policy has no such rule.' },
  clauses: ['2.7'],
  permission: regulatorPermissions.read,
  filters: {},
  item: Type.Object(
    {
      id: Type.String(),
      name: Type.String({ description: 'What it is about.' }),
      binds: Type.String({ description: 'Who is subject to it.' }),
      withinHours: Type.Integer({ minimum: 1 }),
      from: Type.Enum(['awareness', 'classification', 'earlier-notice'], {
        description: 'What its deadline counts from.',
      }),
      source: Type.String(),
      url: Type.String({ format: 'uri' }),
      appliesFrom: Type.String({ format: 'date' }),
      checked: Type.String({ format: 'date', description: 'When it was last checked against its source.' }),
      reading: Type.Optional(Type.String({ description: 'What in it is interpretation.' })),
    },
    { title: 'NoticeRule' },
  ),
  columns: [
    { at: 'id', head: 'Rule' },
    { at: 'withinHours', head: 'Hours' },
    { at: 'from', head: 'From' },
    { at: 'binds', head: 'Binds', shrinksTo: 12, dropped: 1 },
    { at: 'name', head: 'What', shrinksTo: 20 },
    { at: 'source', head: 'Source', shrinksTo: 16, dropped: 2 },
  ],
  async page(use, { actor }) {
    const { db, policies } = use(readerService)();
    orFail(await authorise({ tx: db, policies, actor }, regulatorPermissions.read, ORGANISATION));
    return {
      items: Object.entries(policies.current.regulators.notices).map(
        ([rule, { title, binds, within, from, source, url, appliesFrom, checked, reading }]) => ({
          id: rule,
          name: `${rule}: ${title}`,
          binds,
          withinHours: within.minutes / MINUTES_AN_HOUR,
          from,
          source,
          url,
          appliesFrom,
          checked,
          ...(reading === undefined ? {} : { reading }),
        }),
      ),
    };
  },
});
