import type { CommandContext } from '../../../platform/commands/context.ts';
import { callOn } from './call-on.ts';
import { lockRun } from './store/runs.ts';

/** Nobody answered in time: the escalation moves on, unless it was answered or has moved on since. */
export async function stepOn(
  ctx: CommandContext,
  { run: id, sequence }: { readonly run: string; readonly sequence: number },
): Promise<void> {
  const run = await lockRun(ctx.tx, { id });
  if (run?.state !== 'calling' || run.sequence !== sequence) return;
  ctx.notBefore(run.lastInstant);
  await callOn(ctx, run, { why: 'path' });
}
