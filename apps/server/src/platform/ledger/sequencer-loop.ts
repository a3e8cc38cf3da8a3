import type { Logger } from '../log/logger.ts';
import type { Sequencer } from './sequencer.ts';

const SWEEP_EVERY_MS = 500;
// Long enough that one alert's several commits share a batch, short enough that nobody notices.
const GATHER_MS = 10;
// Each batch costs the database as much as many entries do, so commits that follow each other share them.
const REST_MS = 40;

export type SequencerLoop = {
  /** Settles when the sequencer has run once: a server that listens earlier would report itself unhealthy. */
  readonly begun: Promise<void>;
  nudge(): void;
  lastDrained(): Date | undefined;
  stop(): Promise<void>;
};

/**
 * Runs the sequencer after this server's commits, and periodically for what other servers left behind. Nudges that
 * arrive during a batch are combined into the next one.
 */
export function startSequencerLoop(
  sequencer: Sequencer,
  parts: { readonly log: Logger; readonly now: () => Date },
): SequencerLoop {
  let isStopped = false;
  let isWanted = false;
  let lastDrained: Date | undefined;
  let running: Promise<void> | undefined;
  let next: { readonly isForWork: boolean; readonly timer: NodeJS.Timeout } | undefined;
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>();

  const schedule = (isForWork: boolean, milliseconds: number, then = run) => {
    if (isStopped) return;
    clearTimeout(next?.timer);
    next = { isForWork, timer: setTimeout(then, milliseconds) };
  };
  const run = () => {
    if (running || isStopped) return;
    isWanted = false;
    next = undefined;
    running = drain().then((count) => {
      running = undefined;
      begin();
      // What is committed now waits for the rest to end, as does what was committed during the batch.
      if (isWanted || count > 0) schedule(true, REST_MS, endRest);
      else schedule(false, SWEEP_EVERY_MS);
    });
  };
  const drain = async (): Promise<number> => {
    try {
      const count = await sequencer.drain();
      lastDrained = parts.now();
      return count;
    } catch (failure) {
      parts.log.error('ledger.sequencer_failed', { failure });
      return 0;
    }
  };
  const endRest = () => {
    next = undefined;
    if (isWanted) run();
    else schedule(false, SWEEP_EVERY_MS);
  };
  schedule(true, 0);
  return {
    begun,
    nudge: () => {
      isWanted = true;
      // A scheduled run is not postponed: commits in close succession would do so for ever.
      if (!running && next?.isForWork !== true) schedule(true, GATHER_MS);
    },
    lastDrained: () => lastDrained,
    stop: async () => {
      isStopped = true;
      clearTimeout(next?.timer);
      await running;
      await drain();
    },
  };
}
