import { asId } from '../../../kernel/ids.ts';
import type { DueRegistry } from '../../../platform/worker/registry.ts';
import { evaluateDrift, runDetectors } from '../due-kinds.ts';
import { evaluateVersion } from '../evaluate-version.ts';
import { planDetectors, planEvaluation } from '../plan-evaluation.ts';
import { runDetector } from '../run-detectors.ts';
import { lockActiveDetectors } from '../store/detectors.ts';

/** Registers the hourly evaluation of versions and series; each run plans the next. */
export function registerDetectionReactions(registry: DueRegistry): void {
  registry.onDeadline(evaluateDrift, async (ctx, { payload: { version } }) => {
    if (await evaluateVersion(ctx, asId(version))) planEvaluation(ctx, version);
  });
  registry.onDeadline(runDetectors, async (ctx) => {
    const active = await lockActiveDetectors(ctx.tx);
    for (const detector of active) await runDetector(ctx, detector);
    if (active.length > 0) planDetectors(ctx);
  });
}
