import { asId } from '../../kernel/ids.ts';
import { ok } from '../../kernel/result.ts';
import type { CommandContext } from '../commands/context.ts';
import type { CommandHost } from '../commands/host.ts';
import { transact } from '../commands/transact.ts';

/** Records an action as the operator of the machine: owning the keys folder is the authority to change it. */
export async function recordAsOperator(host: CommandHost, act: (ctx: CommandContext) => Promise<void>): Promise<void> {
  const operator = {
    actor: { kind: 'system', part: 'operator' },
    requestId: asId<'request'>(host.ids.opaque()),
  } as const;
  await transact(host, operator, async (ctx) => ok(await act(ctx)));
}
