import type { EntryId } from '../../kernel/ids.ts';
import type { CommandContext } from '../../platform/commands/context.ts';
import { closeSessions } from './store/sessions.ts';

/** Ends these sessions at once, by an entry of whoever takes away what they rest on. */
export const endSessions = async (ctx: CommandContext, ids: readonly string[], entry: EntryId): Promise<void> =>
  closeSessions(ctx.tx, ids, ctx.now, entry);
