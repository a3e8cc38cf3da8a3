import { ownWords } from '../../../kernel/scrubbed.ts';
import { done, park, retry } from '../../../platform/due/outcome.ts';
import type { TaskHandler } from '../../../platform/worker/registry.ts';
import { whoIsOnCall } from '../../oncall/public.ts';
import type { Chat } from '../chat.ts';
import type { chatGroup } from '../due-kinds.ts';
import { accountsOf } from '../slack/accounts.ts';

/**
 * Makes the user group be those on call who proved an account. A group must not be empty (Slack refuses it), so where nobody
 * on call has one it stays as it was.
 */
export const followGroup =
  (chat: Chat): TaskHandler<typeof chatGroup.payload> =>
  async (_row, { db }) => {
    if (chat.slack === undefined || chat.group === undefined) return done;
    const accounts = await accountsOf(chat, await whoIsOnCall(db, chat.host.clock.now()));
    if (accounts.size === 0) return done;
    const users = [...new Set(accounts.values())].join(',');
    const set = await chat.slack.call('usergroups.users.update', { usergroup: chat.group, users });
    if (set.ok) return done;
    const reason = ownWords(set.error);
    return set.isWorthRetrying ? retry(reason, set.retryAfterSeconds) : park(reason);
  };
