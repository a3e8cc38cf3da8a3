import { addMinutes } from '../../kernel/clock.ts';
import { asId } from '../../kernel/ids.ts';
import type { CommandContext } from '../../platform/commands/context.ts';
import { beginWatching } from './begin-watching.ts';
import { evaluateDrift, runDetectors } from './due-kinds.ts';

/**
 * Plans a version's next evaluation: once the current interval is over and has settled. Does nothing if already
 * planned.
 */
export function planEvaluation(ctx: CommandContext, version: string): void {
  const { every, settleFor } = ctx.policies.current.detection.evaluation;
  ctx.due.plan({
    kind: evaluateDrift,
    key: version,
    subject: { kind: 'drift', id: version },
    dueAt: addMinutes(nextOf(ctx.now, every.minutes), settleFor.minutes),
    payload: { version },
  });
}

/** New predictions were counted: plans an evaluation of each version within the hour. */
export async function evaluateLater(ctx: CommandContext, versions: readonly string[]): Promise<void> {
  await beginWatching(
    ctx,
    versions.map((version) => asId<'model-version'>(version)),
  );
  for (const version of versions) planEvaluation(ctx, version);
}

/** Plans the next run of all detectors. */
export function planDetectors(ctx: CommandContext): void {
  const { every, settleFor } = ctx.policies.current.detection.evaluation;
  ctx.due.plan({
    kind: runDetectors,
    key: 'all',
    subject: { kind: 'detector', id: 'all' },
    dueAt: addMinutes(nextOf(ctx.now, every.minutes), settleFor.minutes),
    payload: {},
  });
}

const MINUTE_MS = 60_000;

function nextOf(now: Date, everyMinutes: number): Date {
  const every = everyMinutes * MINUTE_MS;
  return new Date(now.getTime() - (now.getTime() % every) + every);
}
