import type { LedgerSignal } from './ledger-signal.ts';
import { advanceReader, ENTRIES_A_PASS, type LedgerReader, type ReaderParts } from './reader.ts';

/** Long enough to read an alert storm's batches together; people look at the results later anyway. */
const GATHER_MS = 100;

/**
 * Keeps this server's readers at the ledger's head: each runs when the ledger grows, until it has caught up. Growth
 * while a reader runs, or shortly after, is read in one go.
 */
export function startReaders(
  parts: ReaderParts,
  readers: readonly LedgerReader[],
  signal: Pick<LedgerSignal, 'subscribe'>,
  advance: Advance = advanceReader,
): { stop(): Promise<void> } {
  const loops = readers.map((reader) => startReader(parts, reader, advance));
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

type Advance = typeof advanceReader;

function startReader(
  parts: ReaderParts,
  reader: LedgerReader,
  advance: Advance,
): { wake(): void; stop(): Promise<void> } {
  let isStopped = false;
  let isWanted = false;
  let running: Promise<void> | undefined;
  let pause: NodeJS.Timeout | undefined;

  const run = () => {
    isWanted = false;
    running = catchUp().then(() => {
      running = undefined;
      pause = setTimeout(afterPause, GATHER_MS);
    });
  };
  const afterPause = () => {
    pause = undefined;
    if (isWanted) run();
  };
  const catchUp = async () => {
    try {
      while (!isStopped && (await advance(parts, reader)) >= ENTRIES_A_PASS);
    } catch (failure) {
      parts.log.error('ledger.reader_failed', { reader: reader.name, failure });
    }
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
