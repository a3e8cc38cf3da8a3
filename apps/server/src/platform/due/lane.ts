import { addMilliseconds, isBefore } from '../../kernel/clock.ts';
import type { Lane } from './kind.ts';
import type { LowWater } from './low-water.ts';
import type { PumpParts, PumpSettings } from './pump-parts.ts';
import type { SeenRow } from './seen-row.ts';
import { serve } from './serve.ts';
import { createSleeper } from './sleeper.ts';
import { seeClaimable } from './statements/see-claimable.ts';

/** One lane's loop: look, start what is due while workers are free, sleep until the next is due. */
export interface LaneLoop {
  /** Resolves after `stop`, once everything begun is finished. */
  run(): Promise<void>;
  stop(): void;
  wakeBy(at: Date): void;
  readonly lookedAt: Date | undefined;
}

export function createLaneLoop(lane: Lane, parts: PumpParts, settings: PumpSettings, lowWater: LowWater): LaneLoop {
  const { clock, log } = parts;
  const workers = settings.workers[lane];
  const capMs = settings.capMs[lane];
  const sleeper = createSleeper(clock);
  const busy = new Map<string, Promise<void>>();
  // Rows that another server was found to hold: not looked at again before the cap, or two servers would spin.
  const lost = new Map<string, Date>();
  let stopped = false;
  let allBusy = false;
  let lookedAt: Date | undefined;

  return {
    run: async () => {
      while (!stopped) await sleeper.until(await lookAndStart());
      await Promise.all(busy.values());
    },
    stop: () => {
      stopped = true;
      sleeper.wake();
    },
    wakeBy: (at) => sleeper.wakeBy(at),
    get lookedAt() {
      return lookedAt;
    },
  };

  /** Starts what is due and gives the moment to look again. */
  async function lookAndStart(): Promise<Date> {
    const lookAgain = addMilliseconds(clock.now(), capMs);
    try {
      const seen = await look(lookAgain);
      const now = clock.now();
      lookedAt = now;
      const next = seen.find((row) => isBefore(now, row.claimableAt));
      for (const row of seen) if (!isBefore(now, row.claimableAt)) start(row);
      allBusy = busy.size >= workers;
      return next && !allBusy ? next.claimableAt : lookAgain;
    } catch (failure) {
      log.error('due.lane_cannot_look', { lane, failure });
      return lookAgain;
    }
  }

  async function look(until: Date): Promise<readonly SeenRow[]> {
    const now = clock.now();
    for (const [id, again] of lost) if (!isBefore(now, again)) lost.delete(id);
    const limit = workers - busy.size;
    if (limit === 0) return [];
    const except = [...busy.keys(), ...lost.keys()];
    return seeClaimable(parts.db, { lane, from: lowWater.bound, until, kinds: parts.registry.names(), except, limit });
  }

  function start(row: SeenRow): void {
    busy.set(
      row.id,
      serve(parts, settings, row).then((served) => {
        busy.delete(row.id);
        if (!served) lost.set(row.id, addMilliseconds(clock.now(), capMs));
        if (allBusy) sleeper.wake();
      }),
    );
  }
}
