import { Outlet } from '@muster/policy';
import type { PrincipalId } from '../../../kernel/ids.ts';
import type { Chat } from '../chat.ts';

/** The linked chat accounts of these people, in the form Slack mentions them: without the workspace. */
export async function accountsOf(
  { handles, db }: Pick<Chat, 'handles' | 'db'>,
  people: readonly PrincipalId[],
): Promise<ReadonlyMap<PrincipalId, string>> {
  if (people.length === 0) return new Map();
  const known = await handles.ofPeople(db, people, 'slack');
  return new Map(
    known.map(({ principal, value: account }) => {
      const value = mentions.take(account);
      return [principal, value.slice(value.indexOf('/') + 1)];
    }),
  );
}

/** The account came from Slack, so mentioning it there reveals nothing. */
const mentions = new Outlet('mentions of accounts in their own workspace', 'CONFIDENTIAL');
