import type { EntryId } from '../../kernel/ids.ts';
import type { CommandContext } from '../../platform/commands/context.ts';
import { closeSessions } from './store/sessions.ts';

/** Ends these sessions at once, by the entry that removed what they depended on. */
export const endSessions = async (ctx: CommandContext, ids: readonly string[], entry: EntryId): Promise<void> =>
  closeSessions(ctx.tx, ids, ctx.now, entry);
