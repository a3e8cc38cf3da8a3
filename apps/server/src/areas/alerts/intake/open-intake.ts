import type { AppError } from '../../../kernel/app-error.ts';
import type { IntegrationId } from '../../../kernel/ids.ts';
import { err, type Result } from '../../../kernel/result.ts';
import { createNaturalBatches } from '../../../platform/batches/natural-batches.ts';
import type { CommandHost } from '../../../platform/commands/host.ts';
import { isDatabaseAway } from '../../../platform/database/is-database-away.ts';
import { hashOfKey } from '../keys/key.ts';
import { byKey, integrationsByKey } from '../store/integrations.ts';
import { readArrival, type Arrival } from './arrival.ts';
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
  const known = new Map<string, IntegrationId>();
  const reading = { clock: host.clock, ids: host.ids, labels: createLabelScrubber(host.scrubber) };
  const batches = createNaturalBatches<Arrival, Result<Received, AppError>>({
    run: async (arrivals) => receiveAlerts(host, arrivals),
    weigh,
    mayBePoison: (failure) => !isDatabaseAway(failure),
    ...limits,
  });

  return {
    receive: async (key, body) => {
      const keyHash = hashOfKey(key);
      const integration = known.get(keyHash) ?? (await lookUp(keyHash));
      if (integration === undefined) return err(noSuchIntegration);
      const arrival = await readArrival(reading, { keyHash, integration }, body);
      if (batches.isFull(weigh(arrival))) return err(FULL);
      const stored = await batches.add(arrival);
      if (!stored.ok && stored.error === noSuchIntegration) known.delete(keyHash);
      return stored;
    },
    get waiting() {
      return batches.waiting;
    },
    idle: async () => batches.idle(),
  };

  /** Keeps strangers' bodies from being read at all. Who may is decided again in the batch, by the database. */
  async function lookUp(keyHash: string): Promise<IntegrationId | undefined> {
    const { rows } = await integrationsByKey([keyHash]).execute(host.db);
    const id = byKey(rows).get(keyHash)?.id;
    if (id !== undefined) known.set(keyHash, id);
    return id;
  }
}

/** In alerts. */
const weigh = (arrival: Arrival): number =>
  arrival.kind === 'notification' ? Math.max(1, arrival.notification.signals.length) : 1;

/** 503 and not 429: Alertmanager tries again at once after the one, and only at the next group interval after the other. */
const FULL: AppError = {
  kind: 'unavailable',
  code: 'alerts/queue-full',
  public: 'More alerts are waiting than can be stored in time. Nothing of this request was kept.',
  remedy: 'Send it again in a moment; Alertmanager does so by itself.',
  retryAfterSeconds: 1,
};
