import { addMilliseconds, isBefore } from '../../kernel/clock.ts';
import type { Lane } from '../due/kind.ts';
import type { LowWater } from '../due/low-water.ts';
import type { WorkerParts, WorkerSettings } from './worker-parts.ts';
import type { Registered } from './registry.ts';
import { serve } from './serve.ts';
import { createSleeper } from './sleeper.ts';
import { seeClaimable } from '../due/statements/see-claimable.ts';
import type { TaskBatcher } from './task-batcher.ts';

/** One lane's loop: check, start a worker for each due row, sleep until the next. */
export interface LaneLoop {
  /** Resolves after `stop`, once everything started has finished. */
  run(): Promise<void>;
  stop(): void;
  wakeBy(at: Date): void;
  readonly lookedAt: Date | undefined;
}

/** Rows a worker takes from a backlog before the lane checks again, so that one form cannot starve the other. */
const ROWS_A_TURN = 16;

export function createLaneLoop(
  lane: Lane,
  parts: WorkerParts,
  settings: WorkerSettings,
  { lowWater, batcher }: { readonly lowWater: LowWater; readonly batcher: TaskBatcher },
): LaneLoop {
  const { clock, log, registry } = parts;
  const workers = settings.workers[lane];
  const sleeper = createSleeper(clock);
  const busy = new Set<Promise<void>>();
  let stopped = false;
  /** At the last check more was due than there were workers for. */
  let isBehind = false;
  let lookedAt: Date | undefined;

  return {
    run: async () => {
      while (!stopped) await sleeper.until(await lookAndStart());
      await Promise.all(busy);
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

  /** Starts workers for what is due. @returns when to check again */
  async function lookAndStart(): Promise<Date> {
    const cap = addMilliseconds(clock.now(), settings.capMs[lane]);
    const free = workers - busy.size;
    if (free === 0) return cap;
    try {
      const seen = await seeClaimable(parts.db, { lane, from: lowWater.bound, kinds: registry.names() }, cap, free);
      const now = clock.now();
      lookedAt = now;
      const due = seen.filter(({ claimableAt }) => !isBefore(now, claimableAt));
      isBehind = due.length === free;
      for (const { kind } of due) start(registry.find(kind)?.form ?? 'deadline');
      return seen[due.length]?.claimableAt ?? cap;
    } catch (failure) {
      log.error('due.lane_cannot_look', { lane, failure });
      return cap;
    }
  }

  function start(form: Registered['form']): void {
    const turn = takeTurn(form).then((tookAny) => {
      busy.delete(turn);
      // A worker that found nothing saw rows that another server holds: checking at once would only see them again.
      if (isBehind && tookAny) sleeper.wake();
    });
    busy.add(turn);
  }

  async function takeTurn(form: Registered['form']): Promise<boolean> {
    let taken = 0;
    do {
      if (!(await serve(parts, settings, batcher, { lane, form, from: lowWater.bound }))) break;
      taken += 1;
    } while (isBehind && !stopped && taken < ROWS_A_TURN);
    return taken > 0;
  }
}
