import { createNaturalBatches } from '../../../platform/batches/natural-batches.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { isDatabaseAway } from '../../../platform/database/is-database-away.ts';
import type { Notifications } from '../notifications.ts';
import { beginPages, type BegunPage, type Turn } from './begin-pages.ts';
import { decided } from './decided.ts';
import { settleTries, type Settled } from './settle-tries.ts';

/** Takes up pages and records their outcomes. Concurrent calls share a transaction. */
export interface PageBatcher {
  /** Undefined if the page is no longer needed. */
  begin(turn: Turn): Promise<BegunPage | undefined>;
  settle(settled: Settled): Promise<void>;
}

const MOST_AT_ONCE = 50;

export function openPageBatcher(parts: Notifications): PageBatcher {
  const begins = batched(parts, async (ctx, turns: readonly Turn[]) => beginPages(ctx, parts, turns));
  const settlements = batched(parts, async (ctx, all: readonly Settled[]) => {
    await settleTries(ctx, all);
    return all.map(() => {});
  });
  return { begin: async (turn) => begins.add(turn), settle: async (settled) => settlements.add(settled) };
}

const batched = <T, R>(
  parts: Notifications,
  decide: (ctx: CommandContext, items: readonly T[]) => Promise<readonly R[]>,
) =>
  createNaturalBatches<T, R>({
    run: async (items) => decided(parts.host, parts.host.ids.opaque(), async (ctx) => decide(ctx, items)),
    mostPerBatch: MOST_AT_ONCE,
    mayBePoison: (failure) => !isDatabaseAway(failure),
  });
