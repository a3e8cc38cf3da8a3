import { addMilliseconds, isBefore } from '../../kernel/clock.ts';
import { lanes, type Lane } from '../due/kind.ts';
import { createLaneLoop } from './lane.ts';
import { createLowWater } from '../due/low-water.ts';
import { defaultWorkerSettings, type WorkerParts } from './worker-parts.ts';
import { serve } from './serve.ts';
import { createSleeper } from './sleeper.ts';
import { seeNext } from '../due/statements/see-next.ts';
import { unknownKinds } from '../due/statements/unknown-kinds.ts';
import { createTaskBatcher } from './task-batcher.ts';

/** Serves due work. Each server runs one; they share the rows among themselves. */
export interface DueWorker {
  start(): void;
  /** Claims nothing more and resolves when everything claimed is finished. */
  stop(): Promise<void>;
  /** Called after a commit: a row of this lane is due at `dueAt`, and the lane must not sleep past it. */
  nudge(lane: Lane, dueAt: Date): void;
  /** Each lane's status, for readiness, metrics and the dead-man's switch. */
  health(): Readonly<Record<Lane, LaneHealth>>;
  /**
   * Serves everything due up to `upTo`, sequentially in order of time. @returns the number served. Moves no clock and
   * needs no `start`: for stories. `upTo` must not be later than the clock.
   */
  runDue(upTo: Date): Promise<number>;
  /** When the next row can be claimed: where a story's clock has to stop. */
  nextDueAt(): Promise<Date | undefined>;
}

export type LaneHealth = {
  readonly lookedAt: Date | undefined;
  /** How long the lane's earliest unsettled row has been claimable: 0 while the lane keeps up. */
  readonly behindMs: number;
};

const BEGINNING = new Date(0);

export function createDueWorker(parts: WorkerParts): DueWorker {
  const { clock, registry, db, log } = parts;
  const settings = { ...defaultWorkerSettings, ...parts.settings };
  const kinds = () => registry.names();
  const batcher = createTaskBatcher(db);
  const loops = lanes.map((lane) => {
    const lowWater = createLowWater(db, lane, { lagMs: settings.lowWaterLagMs, kinds });
    return { lane, lowWater, loop: createLaneLoop(lane, parts, settings, { lowWater, batcher }) };
  });
  const keeperSleep = createSleeper(clock);
  let running: Promise<unknown> | undefined;
  let stopped = false;

  return {
    start() {
      running ??= Promise.all([...loops.map(({ loop }) => loop.run()), keepLowWater()]);
    },
    async stop() {
      stopped = true;
      for (const { loop } of loops) loop.stop();
      keeperSleep.wake();
      await running;
    },
    nudge(lane, dueAt) {
      loops.find((each) => each.lane === lane)?.loop.wakeBy(dueAt);
    },
    health() {
      const now = clock.now().getTime();
      const behindMs = (oldest: Date | undefined) => Math.max(0, now - (oldest?.getTime() ?? now));
      const healths = loops.map(({ lane, loop, lowWater }) => [
        lane,
        { lookedAt: loop.lookedAt, behindMs: behindMs(lowWater.oldest) },
      ]);
      return Object.fromEntries(healths) as Record<Lane, LaneHealth>;
    },
    async runDue(upTo) {
      if (isBefore(clock.now(), upTo)) throw new RangeError('runDue: the clock has not come to that moment yet');
      const elsewhere: string[] = [];
      const next = async () => {
        const row = await seeNext(db, { kinds: kinds(), except: elsewhere });
        return row && !isBefore(upTo, row.claimableAt) ? row : undefined;
      };
      let served = 0;
      for (let row = await next(); row; row = await next()) {
        const form = registry.find(row.kind)?.form ?? 'deadline';
        if (await serve(parts, settings, batcher, { lane: row.lane, form, from: BEGINNING })) served += 1;
        else elsewhere.push(row.id);
      }
      return served;
    },
    async nextDueAt() {
      const row = await seeNext(db, { kinds: kinds(), except: [] });
      return row?.claimableAt;
    },
  };

  async function keepLowWater(): Promise<void> {
    let sweepAt = clock.now();
    while (!stopped) {
      const now = clock.now();
      const sweeps = !isBefore(now, sweepAt);
      if (sweeps) sweepAt = addMilliseconds(now, settings.sweepEveryMs);
      try {
        for (const { lowWater } of loops) await (sweeps ? lowWater.sweep(now) : lowWater.advance(now));
        if (sweeps) await raiseUnknownKinds(now);
      } catch (failure) {
        log.error('due.low_water_not_read', { failure });
      }
      await keeperSleep.until(addMilliseconds(clock.now(), settings.lowWaterEveryMs));
    }
  }

  async function raiseUnknownKinds(now: Date): Promise<void> {
    const held = await unknownKinds(db, kinds(), now);
    if (held.length === 0) return;
    log.error('due.unknown_kinds_held', { held });
    parts.watch?.held?.(held);
  }
}
