import type { DueRegistry } from '../../../platform/worker/registry.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { voided } from '../../../platform/due/outcome.ts';
import {
  deliverKept,
  heartbeatSilent,
  pruneReceipts,
  releaseHeld,
  suppressionAnnounced,
  suppressionEnds,
} from '../due-kinds.ts';
import { lockSuppression } from '../store/suppressions.ts';
import { endIt } from '../commands/end-it.ts';
import { announce } from './announce.ts';
import { deliverAgain } from './deliver-kept.ts';
import { judgeSilence } from './heartbeat-silent.ts';
import { fireAgain, releaseSome } from './release-held.ts';
import { pruneOldReceipts } from './prune-receipts.ts';

/** Registers the handlers of this area's due work. */
export function registerAlertReactions(registry: DueRegistry): void {
  registry.onDeadline(pruneReceipts, async (ctx) => pruneOldReceipts(ctx));
  registry.onDeadline(suppressionEnds, async (ctx, { payload }) => {
    const suppression = await lockSuppression(ctx.tx, payload.suppression);
    if (suppression === undefined || suppression.endedAt !== undefined) return voided(ownWords('it is already over'));
    ctx.notBefore(suppression.lastInstant);
    return endIt(ctx, suppression, 'time');
  });
  registry.onDeadline(suppressionAnnounced, async (ctx, { payload }) => announce(ctx, payload));
  registry.onDeadline(releaseHeld, async (ctx, { payload: { suppression, firingAfter } }) =>
    firingAfter === undefined ? releaseSome(ctx, suppression) : fireAgain(ctx, suppression, firingAfter),
  );
  registry.onDeadline(heartbeatSilent, async (ctx, { payload: { integration }, dueAt }) =>
    judgeSilence(ctx, integration, dueAt),
  );
  registry.onDeadline(deliverKept, async (ctx, { payload: { integration, delivery } }) =>
    deliverAgain(ctx, integration, delivery),
  );
}
