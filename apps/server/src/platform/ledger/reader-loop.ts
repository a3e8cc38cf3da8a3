import type { LedgerSignal } from './ledger-signal.ts';
import { advanceReader, type LedgerReader, type ReaderParts } from './reader.ts';

/** Long enough that a storm's batches are read together; what readers write is looked at by people, later. */
const GATHER_MS = 100;

/**
 * Keeps this server's readers at the ledger's head: each runs when the ledger grows, until it has caught up. What grows
 * while a reader is at work, or shortly after, is read in one go.
 */
export function startReaders(
  parts: ReaderParts,
  readers: readonly LedgerReader[],
  signal: LedgerSignal,
): { stop(): Promise<void> } {
  const loops = readers.map((reader) => startReader(parts, reader));
  const unsubscribe = signal.subscribe(() => {
    for (const loop of loops) loop.wake();
  });
  return {
    stop: async () => {
      unsubscribe();
      await Promise.all(loops.map(async (loop) => loop.stop()));
    },
  };
}

function startReader(parts: ReaderParts, reader: LedgerReader): { wake(): void; stop(): Promise<void> } {
  let isStopped = false;
  let isWanted = false;
  let running: Promise<void> | undefined;
  let pause: NodeJS.Timeout | undefined;

  const run = () => {
    pause = undefined;
    isWanted = false;
    running = catchUp(parts, reader, () => isStopped).finally(() => {
      running = undefined;
      pause = setTimeout(() => (isWanted && !isStopped ? run() : (pause = undefined)), GATHER_MS);
    });
  };
  run();
  return {
    wake: () => {
      isWanted = true;
      if (!running && !pause && !isStopped) run();
    },
    stop: async () => {
      isStopped = true;
      await running;
      clearTimeout(pause);
    },
  };
}

async function catchUp(parts: ReaderParts, reader: LedgerReader, isStopped: () => boolean): Promise<void> {
  try {
    while (!isStopped() && (await advanceReader(parts, reader)) > 0);
  } catch (failure) {
    parts.log.error('ledger.reader_failed', { reader: reader.name, failure });
  }
}
