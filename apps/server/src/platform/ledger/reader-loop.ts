import type { LedgerSignal } from './ledger-signal.ts';
import { advanceReader, type LedgerReader, type ReaderParts } from './reader.ts';

/** Keeps this server's readers at the ledger's head: each runs when the ledger grows, one pass after another until it has caught up. */
export function startReaders(
  parts: ReaderParts,
  readers: readonly LedgerReader[],
  signal: LedgerSignal,
): { stop(): Promise<void> } {
  const running = new Map<string, Promise<void>>();
  let isStopped = false;
  const wake = () => {
    for (const reader of readers) {
      if (isStopped || running.has(reader.name)) continue;
      running.set(
        reader.name,
        catchUp(parts, reader, () => isStopped).finally(() => running.delete(reader.name)),
      );
    }
  };
  const unsubscribe = signal.subscribe(wake);
  wake();
  return {
    stop: async () => {
      isStopped = true;
      unsubscribe();
      await Promise.all(running.values());
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
