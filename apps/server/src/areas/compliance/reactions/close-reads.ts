import type { CommandContext } from '../../../platform/commands/context.ts';
import { readsAllowed } from '../ledger-actions.ts';
import { takeReads } from '../store/read-counts.ts';

/** Turns one principal's read counts of a minute into one entry and deletes them. A second delivery finds none. */
export async function closeReads(
  ctx: CommandContext,
  { actor, minute }: { readonly actor: string; readonly minute: string },
): Promise<void> {
  const routes = await takeReads(ctx.tx, actor, new Date(minute));
  if (routes.length === 0) return;
  ctx.record(readsAllowed, {
    resource: { kind: 'principal', id: actor },
    thing: actor,
    clause: '7.1',
    data: { actor, minute, routes: [...routes] },
  });
}
