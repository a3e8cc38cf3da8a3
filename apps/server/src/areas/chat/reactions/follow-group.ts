import type { Kysely } from 'kysely';
import type { PrincipalId } from '../../../kernel/ids.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { done, park, retry } from '../../../platform/due/outcome.ts';
import type { TaskHandler } from '../../../platform/worker/registry.ts';
import { whoAnswersFor, whoIsOnCall } from '../../oncall/public.ts';
import type { Chat } from '../chat.ts';
import type { chatGroup } from '../due-kinds.ts';
import type { SlackApi } from '../slack/api.ts';
import { accountsOf } from '../slack/accounts.ts';
import { groupsKept } from '../store/groups.ts';

/**
 * Updates each user group to the on-call people with a linked account: one group for everybody incidents page, and one
 * per schedule that has one. Slack refuses an empty group, so it is left unchanged if nobody on call has an account.
 */
export const followGroup =
  (chat: Chat): TaskHandler<typeof chatGroup.payload> =>
  async (_row, { db }) => {
    const { slack } = chat;
    if (slack === undefined) return done;
    const failed: Exclude<Awaited<ReturnType<SlackApi['call']>>, { ok: true }>[] = [];
    for (const { group, people } of await groupsWith(chat, db)) {
      const accounts = await accountsOf(chat, people);
      if (accounts.size === 0) continue;
      const users = [...new Set(accounts.values())].join(',');
      const set = await slack.call('usergroups.users.update', { usergroup: group, users });
      if (!set.ok) failed.push(set);
    }
    const [first] = failed;
    if (first === undefined) return done;
    const worthIt = failed.find(({ isWorthRetrying }) => isWorthRetrying);
    return worthIt === undefined
      ? park(ownWords(first.error))
      : retry(ownWords(worthIt.error), worthIt.retryAfterSeconds);
  };

type GroupWith = { readonly group: string; readonly people: readonly PrincipalId[] };

async function groupsWith(chat: Chat, db: Kysely<unknown>): Promise<readonly GroupWith[]> {
  const now = chat.host.clock.now();
  const wanted: GroupWith[] = [];
  if (chat.group !== undefined) wanted.push({ group: chat.group, people: await whoIsOnCall(db, now) });
  for (const { group, schedule } of await groupsKept(db))
    wanted.push({ group, people: await whoAnswersFor(db, { kind: 'schedule', id: schedule }, now) });
  return wanted;
}
