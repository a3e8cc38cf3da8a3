import { asId } from '../../../kernel/ids.ts';
import type { DueRegistry } from '../../../platform/worker/registry.ts';
import { beHeard, judgeScheduled, prunePipelines } from '../due-kinds.ts';
import { beHeardOf } from '../judging/be-heard.ts';
import { judgeDue } from './judge-due.ts';
import { pruneRuns } from './prune.ts';

/** Registers this area's deadline handlers. */
export function registerPipelineReactions(registry: DueRegistry): void {
  registry.onDeadline(judgeScheduled, async (ctx, { subject, payload }) =>
    judgeDue(ctx, asId(subject.id), new Date(payload.slotAt)),
  );
  registry.onDeadline(beHeard, async (ctx) => beHeardOf(ctx));
  registry.onDeadline(prunePipelines, pruneRuns);
}
