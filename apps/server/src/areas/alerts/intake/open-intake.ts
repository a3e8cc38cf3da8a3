import type { AppError } from '../../../kernel/app-error.ts';
import { err, type Result } from '../../../kernel/result.ts';
import type { CommandHost } from '../../../platform/commands/host.ts';
import { isDatabaseAway } from '../../../platform/database/is-database-away.ts';
import { integrationsByKey } from '../store/integrations.ts';
import { readArrival, type Arrival } from './arrival.ts';
import { hashOfKey } from '../keys/key.ts';
import { createNaturalBatches } from './natural-batches.ts';
import { createLabelScrubber } from './remembering-scrubber.ts';
import { noSuchIntegration, receiveAlerts, type Received } from './receive-alerts.ts';

/** Where notifications come in. One a server. */
export interface AlertIntake {
  /** Resolves after the commit of whatever the notification did; rejects if that cannot be said. */
  receive(key: string, body: unknown): Promise<Result<Received, AppError>>;
  /** Alerts that wait for their transaction. */
  readonly waiting: number;
  /** Resolves when nothing waits any more: for a server that is stopping. */
  idle(): Promise<void>;
}

export type IntakeLimits = { readonly mostPerBatch: number; readonly mostWaiting: number };

/** In alerts. A batch this size takes some tens of milliseconds, and all that may wait is stored within a few seconds. */
const LIMITS: IntakeLimits = { mostPerBatch: 500, mostWaiting: 5000 };

export function openIntake(host: CommandHost, limits: IntakeLimits = LIMITS): AlertIntake {
  const known = new Set<string>();
  const reading = { clock: host.clock, ids: host.ids, labels: createLabelScrubber(host.scrubber) };
  const batches = createNaturalBatches<Arrival, Result<Received, AppError>>({
    run: async (arrivals) => receiveAlerts(host, arrivals),
    weigh: (arrival) => (arrival.kind === 'notification' ? Math.max(1, arrival.notification.signals.length) : 1),
    mayBePoison: (failure) => !isDatabaseAway(failure),
    ...limits,
  });

  return {
    receive: async (key, body) => {
      const keyHash = hashOfKey(key);
      if (!(await isKnown(keyHash))) return err(noSuchIntegration);
      const stored = await batches.add(readArrival(reading, keyHash, body));
      if (!stored.ok) return stored;
      if (!stored.value.ok && stored.value.error === noSuchIntegration) known.delete(keyHash);
      return stored.value;
    },
    get waiting() {
      return batches.waiting;
    },
    idle: async () => batches.idle(),
  };

  /** Keeps strangers' bodies from being read at all. Who may is decided again in the batch, by the database. */
  async function isKnown(keyHash: string): Promise<boolean> {
    if (known.has(keyHash)) return true;
    const isThere = (await integrationsByKey(host.db, [keyHash])).has(keyHash);
    if (isThere) known.add(keyHash);
    return isThere;
  }
}
