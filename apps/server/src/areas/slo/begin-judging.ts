import { asId } from '../../kernel/ids.ts';
import { ok } from '../../kernel/result.ts';
import type { CommandHost } from '../../platform/commands/host.ts';
import { transact } from '../../platform/commands/transact.ts';
import { planJudging } from './plan-judging.ts';

/** Starts the cycle of judging objectives at server start; each run plans the next. Idempotent. */
export async function beginJudging(host: CommandHost): Promise<void> {
  const who = { actor: { kind: 'system', part: 'clock' }, requestId: asId<'request'>(host.ids.opaque()) } as const;
  await transact(host, who, async (ctx) => {
    planJudging(ctx, 0);
    return ok(undefined);
  });
}
