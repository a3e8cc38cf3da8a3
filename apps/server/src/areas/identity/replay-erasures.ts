import { asId, type PrincipalId } from '../../kernel/ids.ts';
import type { CommandContext } from '../../platform/commands/context.ts';
import { erase } from './commands/erase.ts';
import type { People } from './identity-map/people.ts';
import { memberErased } from './ledger-actions.ts';
import { lockPrincipal } from './store/principals.ts';

/**
 * Carries out again, in a database restored from an older export, the erasures that a later ledger tells of: the export
 * still holds the keys that were destroyed since (R20). On the record, as the restore's own entries.
 * @returns how many had to be carried out
 */
export async function replayErasures(
  ctx: CommandContext,
  people: People,
  erased: readonly PrincipalId[],
): Promise<number> {
  let count = 0;
  for (const id of erased) {
    const member = await lockPrincipal(ctx.tx, id);
    if (member === undefined || member.state === 'erased') continue;
    await erase(ctx, people, id);
    count += 1;
  }
  return count;
}

/** Whom an exported ledger tells were erased. Lines of it that are no such entry are passed over. */
export async function erasuresIn(lines: AsyncIterable<string>): Promise<readonly PrincipalId[]> {
  const erased: PrincipalId[] = [];
  for await (const line of lines) {
    if (!line.includes(`"action":"${memberErased.name}"`)) continue;
    const { action, data, decision } = JSON.parse(line) as {
      action?: string;
      data?: { principal?: unknown };
      decision?: { allowed?: boolean };
    };
    if (action === memberErased.name && decision?.allowed !== false && typeof data?.principal === 'string')
      erased.push(asId(data.principal));
  }
  return erased;
}
