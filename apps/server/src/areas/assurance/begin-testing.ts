import { addMinutes } from '../../kernel/clock.ts';
import { asId } from '../../kernel/ids.ts';
import { ok } from '../../kernel/result.ts';
import type { CommandContext } from '../../platform/commands/context.ts';
import type { CommandHost } from '../../platform/commands/host.ts';
import { transact } from '../../platform/commands/transact.ts';
import { testControls } from './due-kinds.ts';
import { newestTest } from './store/control-findings.ts';

/**
 * Plans the next test of the controls at server start, one interval after the last test or, if none, after now. Each
 * test plans the next.
 */
export async function beginTesting(host: CommandHost): Promise<void> {
  const clockItself = {
    actor: { kind: 'system', part: 'clock' },
    requestId: asId<'request'>(host.ids.opaque()),
  } as const;
  await transact(host, clockItself, async (ctx) => {
    const last = await newestTest(ctx.tx);
    planTest(ctx, nextAfter(ctx, last?.testedAt ?? ctx.now));
    return ok(undefined);
  });
}

/** When the policy requires the next test. */
export const nextAfter = ({ policies }: Pick<CommandContext, 'policies'>, testedAt: Date): Date =>
  addMinutes(testedAt, policies.current.controls.tests.every.minutes);

/** Plans a test; planning the same one again has no effect. */
export function planTest(ctx: Pick<CommandContext, 'due'>, dueAt: Date): void {
  ctx.due.plan({
    kind: testControls,
    key: dueAt.toISOString(),
    subject: { kind: 'control', id: 'controls' },
    dueAt,
    payload: {},
  });
}
