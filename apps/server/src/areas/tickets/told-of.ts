import { asId } from '../../kernel/ids.ts';
import { ok } from '../../kernel/result.ts';
import { transact } from '../../platform/commands/transact.ts';
import type { CommandHost } from '../../platform/commands/host.ts';
import type { Tracker } from './domain/tracker.ts';
import { planSync } from './plan.ts';
import { followedAt } from './store/tickets.ts';
import { trackerById, trackersThere } from './store/trackers.ts';

export const BY_TICKETS = { kind: 'system', part: 'tickets' } as const;

/**
 * Plans a sync of these tickets after a change was reported. The report is only a trigger, so order and repetition do
 * not matter. @returns how many of them are followed
 */
export async function toldOf(
  host: CommandHost,
  tracker: Tracker,
  keys: readonly string[],
  because: string,
): Promise<number> {
  const who = { actor: BY_TICKETS, requestId: asId<'request'>(host.ids.opaque()) };
  const planned = await transact(host, who, async (ctx) => {
    const followed = await followedAt(ctx.tx, tracker.id, keys);
    for (const { action } of followed) planSync(ctx, action, because);
    return ok(followed.length);
  });
  return planned.ok ? planned.value : 0;
}

/** Handles a Jira webhook. Undefined if there is no such tracker, or it is not a Jira. */
export async function toldByJira(
  host: CommandHost,
  { id, key, because }: { readonly id: string; readonly key: string | undefined; readonly because: string },
): Promise<number | undefined> {
  const tracker = await trackerById(host.db, id);
  if (tracker?.at.kind !== 'jira') return undefined;
  return key === undefined ? 0 : toldOf(host, tracker, [key], because);
}

/** GitHub has one webhook for everything: its receiver passes on the events about issues. */
export async function toldByGithub(
  host: CommandHost,
  { delivery, repository, number }: { readonly delivery: string; readonly repository: string; readonly number: number },
): Promise<number> {
  const tracker = (await trackersThere(host.db)).find(
    ({ at }) => at.kind === 'github' && at.repository.toLowerCase() === repository.toLowerCase(),
  );
  return tracker === undefined ? 0 : toldOf(host, tracker, [String(number)], delivery);
}
