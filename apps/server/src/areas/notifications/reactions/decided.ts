import { AppFailure } from '../../../kernel/app-error.ts';
import { asId } from '../../../kernel/ids.ts';
import { ok } from '../../../kernel/result.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import type { CommandHost } from '../../../platform/commands/host.ts';
import { transact } from '../../../platform/commands/transact.ts';

/** Runs a short transaction for a task: tasks run outside transactions and record their results in such ones. */
export async function decided<T>(
  host: CommandHost,
  request: string,
  decide: (ctx: CommandContext) => Promise<T>,
): Promise<T> {
  const who = { actor: { kind: 'system', part: 'due-work' }, requestId: asId<'request'>(request) } as const;
  const result = await transact(host, who, async (ctx) => ok(await decide(ctx)));
  if (!result.ok) throw new AppFailure(result.error);
  return result.value;
}
