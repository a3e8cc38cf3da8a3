import type { Logger } from '../log/logger.ts';
import type { Sequencer } from './sequencer.ts';

const SWEEP_EVERY_MS = 500;
// Long enough that the several commits of one alert share a batch, short enough that nobody sees it.
const GATHER_MS = 10;

export type SequencerLoop = {
  /** Settled when the sequencer has run once: a server that listens before would say that it is not well. */
  readonly begun: Promise<void>;
  nudge(): void;
  lastDrained(): Date | undefined;
  stop(): Promise<void>;
};

/**
 * Runs the sequencer after this server's commits, and sweeps for what other servers left behind. Nudges that arrive
 * while a batch is on its way are gathered into the next one.
 */
export function startSequencerLoop(
  sequencer: Sequencer,
  parts: { readonly log: Logger; readonly now: () => Date },
): SequencerLoop {
  let isStopped = false;
  let isWanted = false;
  let lastDrained: Date | undefined;
  let running: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>();

  const schedule = (milliseconds: number) => {
    if (isStopped) return;
    clearTimeout(timer);
    timer = setTimeout(run, milliseconds);
  };
  const run = () => {
    if (running || isStopped) return;
    isWanted = false;
    running = drain().finally(() => {
      running = undefined;
      begin();
      schedule(isWanted ? GATHER_MS : SWEEP_EVERY_MS);
    });
  };
  const drain = async () => {
    try {
      await sequencer.drain();
      lastDrained = parts.now();
    } catch (failure) {
      parts.log.error('ledger.sequencer_failed', { failure });
    }
  };
  schedule(0);
  return {
    begun,
    nudge: () => {
      isWanted = true;
      if (!running) schedule(GATHER_MS);
    },
    lastDrained: () => lastDrained,
    stop: async () => {
      isStopped = true;
      clearTimeout(timer);
      await running;
      await drain();
    },
  };
}
