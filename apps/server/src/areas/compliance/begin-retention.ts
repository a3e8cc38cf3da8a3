import { asId } from '../../kernel/ids.ts';
import { ok } from '../../kernel/result.ts';
import type { CommandHost } from '../../platform/commands/host.ts';
import { transact } from '../../platform/commands/transact.ts';
import { planRetention } from './reactions/retain.ts';

/** Plans today's retention run at server start, unless one is planned; each run plans the next. */
export async function beginRetention(host: CommandHost): Promise<void> {
  const clockItself = {
    actor: { kind: 'system', part: 'clock' },
    requestId: asId<'request'>(host.ids.opaque()),
  } as const;
  await transact(host, clockItself, async (ctx) => {
    planRetention(ctx, { at: ctx.now, after: 0 });
    return ok(undefined);
  });
}
