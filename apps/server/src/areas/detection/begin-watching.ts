import { asId } from '../../kernel/ids.ts';
import { isBefore } from '../../kernel/clock.ts';
import type { CommandContext } from '../../platform/commands/context.ts';
import { watchedVersions } from '../models/public.ts';
import type { WatchId } from './domain/watch.ts';
import { driftWatched } from './ledger-actions.ts';
import { insertWatch, watchedAmong } from './store/watches.ts';

/**
 * Starts watching versions at their first predictions, gathering from their activation. Safe against concurrent calls.
 */
export async function beginWatching(ctx: CommandContext, ids: readonly WatchId[]): Promise<void> {
  const known = await watchedAmong(ctx.tx, ids);
  const fresh = ids.filter((id) => !known.has(id));
  if (fresh.length === 0) return;
  for (const { version, servesAs } of await watchedVersions(ctx.tx, fresh)) {
    const entry = asId<'entry'>(ctx.ids.row(ctx.now));
    const { id, modelId, model, name: versionName } = version;
    const since = servesAs.reduce((first, each) => (isBefore(each.since, first) ? each.since : first), ctx.now);
    const watch = { id, modelId, model, versionName, gatheringSince: since };
    if (!(await insertWatch(ctx.tx, watch, ctx.now, entry))) continue;
    ctx.record(driftWatched, {
      id: entry,
      resource: { kind: 'drift', id },
      clause: ctx.policies.current.detection.reference.clause,
      data: { version: id, model: modelId },
    });
  }
}
