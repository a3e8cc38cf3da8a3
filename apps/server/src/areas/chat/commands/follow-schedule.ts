import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { asId } from '../../../kernel/ids.ts';
import { err, ok } from '../../../kernel/result.ts';
import { field, Ref } from '../../../platform/verbs/fields.ts';
import { verbOfAll } from '../../../platform/verbs/verb.ts';
import { onCallPermissions, scheduleNames } from '../../oncall/public.ts';
import { chatService } from '../chat.ts';
import { chatKind } from '../kinds.ts';
import { groupFollows, groupLeft } from '../ledger-actions.ts';
import { dropGroup, keepGroup } from '../store/groups.ts';

const about = { noun: 'slack-group', kind: chatKind, clauses: ['2.1'], permission: onCallPermissions.set } as const;
const Schedule = Ref('schedule', { asks: 'Which schedule?', positional: true });

/** Makes a user group of the workspace follow who is on call in one schedule, updated at each handover. */
export const followSchedule = verbOfAll({
  ...about,
  name: 'follow',
  route: '/v1/slack-groups',
  words: {
    label: 'Sync a user group with a schedule',
    does: 'keep a Slack user group in sync with who is on call in a schedule',
    done: 'The group now follows the schedule. People who have not linked a Slack account are left out.',
    next: 'muster slack-group list',
  },
  fields: {
    schedule: Schedule,
    group: Type.String({
      pattern: '^S[A-Z0-9]{2,30}$',
      remedy: 'Write the group’s id, as in its link: S0123ABCD.',
      ...field({ asks: 'Which user group, by its id in Slack?', help: 'such as S0123ABCD', positional: true }),
    }),
  },
  async decide(ctx, { input: { schedule, group } }) {
    const chat = ctx.use(chatService);
    if (chat.slack === undefined) return err(notConnected);
    if (!(await scheduleNames(ctx.tx, [schedule])).has(schedule)) return err(noSuchSchedule);
    const entry = ctx.record(groupFollows, {
      resource: { kind: 'chat', id: 'slack' },
      clause: '2.1',
      data: { schedule, group },
    });
    const isTaken = group === chat.group || !(await keepGroup(ctx.tx, { schedule, group }, entry));
    return isTaken ? err(followsAnother) : ok(undefined);
  },
});

export const leaveSchedule = verbOfAll({
  ...about,
  name: 'leave',
  route: '/v1/slack-groups/leave',
  words: {
    label: 'Stop syncing the user group',
    does: 'stop syncing a Slack user group with its schedule',
    done: 'Stopped. The group keeps its current members.',
    next: 'muster slack-group list',
  },
  fields: { schedule: Schedule },
  async decide(ctx, { input: { schedule } }) {
    if (!(await dropGroup(ctx.tx, asId<'schedule'>(schedule)))) return err(followedByNone);
    ctx.record(groupLeft, { resource: { kind: 'chat', id: 'slack' }, clause: '2.1', data: { schedule } });
    return ok(undefined);
  },
});

const notConnected: AppError = {
  kind: 'conflict',
  code: 'chat/not-connected',
  public: 'Muster is not connected to a Slack workspace.',
};

const noSuchSchedule: AppError = {
  kind: 'invalid',
  code: 'chat/no-such-schedule',
  public: 'There is no such schedule.',
  fields: [{ path: '/schedule', problem: 'names no schedule', remedy: 'muster schedule list shows them' }],
};

const followsAnother: AppError = {
  kind: 'conflict',
  code: 'chat/follows-another',
  public: 'This user group already follows another schedule, or the people paged for incidents.',
  remedy: 'Choose another group, or stop syncing it first: muster slack-group leave.',
};

const followedByNone: AppError = {
  kind: 'conflict',
  code: 'chat/followed-by-none',
  public: 'No user group follows this schedule.',
};
