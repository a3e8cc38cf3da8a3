import { Client } from 'pg';
import type { ClientConfig } from 'pg';
import type { Logger } from '../log/logger.ts';
import { LEDGER_CHANNEL } from './sequencer.ts';

export type LedgerSignal = {
  /** Calls `wake` whenever the ledger may have grown. @returns how to unsubscribe */
  subscribe(wake: () => void): () => void;
  stop(): Promise<void>;
};

const SWEEP_EVERY_MS = 1_000;
const RECONNECT_AFTER_MS = 1_000;

/**
 * Wakes this server's readers and live pages when any server's sequencer has signed a batch: one listening connection,
 * and a periodic sweep for what a broken connection missed. A signal only says "check", never what is there.
 */
export function followLedger(config: ClientConfig, log: Logger): LedgerSignal {
  const subscribers = new Set<() => void>();
  let client: Client | undefined;
  let isStopped = false;
  let reconnect: NodeJS.Timeout | undefined;
  const wakeAll = () => {
    for (const wake of subscribers) wake();
  };
  const sweep = setInterval(wakeAll, SWEEP_EVERY_MS);
  sweep.unref();

  const connect = async () => {
    const next = new Client({ ...config, application_name: 'muster: ledger signal' });
    next.on('notification', wakeAll);
    next.on('error', (failure) => lost(next, failure));
    next.on('end', () => lost(next, undefined));
    client = next;
    try {
      await next.connect();
      await next.query(`listen ${LEDGER_CHANNEL}`);
    } catch (failure) {
      lost(next, failure);
    }
  };
  const lost = (which: Client, failure: unknown) => {
    if (isStopped || client !== which) return;
    client = undefined;
    log.warn('ledger.signal_lost', { failure });
    reconnect = setTimeout(() => void connect(), RECONNECT_AFTER_MS);
  };
  void connect();

  return {
    subscribe: (wake) => {
      subscribers.add(wake);
      return () => subscribers.delete(wake);
    },
    stop: async () => {
      isStopped = true;
      clearInterval(sweep);
      clearTimeout(reconnect);
      await client?.end().catch(() => {});
    },
  };
}
