import type { AppError } from '../../../kernel/app-error.ts';
import type { CommandHost } from '../../../platform/commands/host.ts';
import type { Telemetry } from '../../../platform/telemetry/telemetry.ts';
import { addFailures, NO_INTEGRATION, type Failure } from '../store/delivery-failures.ts';
import { byKey, integrationsByKey } from '../store/integrations.ts';

/** A delivery that failed. `keyHash` is undefined if no integration has its key. */
export type FailedDelivery = {
  readonly keyHash: string | undefined;
  readonly status: number;
  readonly error: AppError;
};

/** Makes every failed delivery visible: in the metrics, in the log, and on the integration's page. */
export interface DeliveryFailures {
  note(failed: FailedDelivery): void;
  idle(): Promise<void>;
}

type Noted = Omit<Failure, 'integrationId'> & { readonly keyHash: string | undefined };

/**
 * Most keys waiting to be looked up. Beyond it failures count as nobody's, so that guessing keys cannot fill memory.
 */
const MOST_KEYS = 1000;

/**
 * Failures that arrive during a write are written together, so a storm of refusals costs one statement at a time. If
 * the database is down, they go with the next write.
 */
export function createDeliveryFailures(
  { db, clock, log }: Pick<CommandHost, 'db' | 'clock' | 'log'>,
  telemetry?: Pick<Telemetry, 'counter'>,
): DeliveryFailures {
  const count = telemetry?.counter({
    name: 'muster_alert_deliveries_failed_total',
    help: 'Alert deliveries that were refused or failed, by error code.',
    labels: ['code'],
  });
  let pending = new Map<string, Noted>();
  let writing: Promise<void> | undefined;

  return {
    note({ keyHash, status, error }) {
      count?.({ code: error.code });
      const at = clock.now();
      const { code, public: why, remedy } = error;
      add({ keyHash, code, status, why, remedy, deliveries: 1, firstAt: at, lastAt: at });
      start();
    },
    idle: async () => {
      while (writing !== undefined) await writing;
    },
  };

  function start(): void {
    writing ??= write().finally(() => {
      writing = undefined;
    });
  }

  function add(noted: Noted): void {
    const keyHash = pending.size < MOST_KEYS ? noted.keyHash : undefined;
    const key = `${keyHash} ${noted.code}`;
    const known = pending.get(key);
    const sum = known && { deliveries: known.deliveries + noted.deliveries, firstAt: known.firstAt };
    pending.set(key, { ...noted, keyHash, ...sum });
  }

  async function write(): Promise<void> {
    while (pending.size > 0) {
      const taken = [...pending.values()];
      pending = new Map();
      try {
        await keep(taken);
      } catch (failure) {
        for (const noted of taken) add(noted);
        log.warn('alerts.failed_deliveries_not_kept', { failures: taken.length, error: failure });
        return;
      }
    }
  }

  async function keep(taken: readonly Noted[]): Promise<void> {
    const hashes = [...new Set(taken.flatMap(({ keyHash }) => keyHash ?? []))];
    const owners = byKey(hashes.length === 0 ? [] : (await integrationsByKey(hashes).execute(db)).rows);
    const failures = new Map<string, Failure>();
    for (const { keyHash, ...noted } of taken) {
      const integrationId = (keyHash === undefined ? undefined : owners.get(keyHash)?.id) ?? NO_INTEGRATION;
      const key = `${integrationId} ${noted.code}`;
      const known = failures.get(key)?.deliveries ?? 0;
      failures.set(key, { ...noted, integrationId, deliveries: known + noted.deliveries });
    }
    await addFailures(db, [...failures.values()]);
    for (const { integrationId, code, status, why, remedy, deliveries } of failures.values()) {
      const integration = integrationId === NO_INTEGRATION ? 'unknown key' : integrationId;
      log.warn('alerts.delivery_failed', { integration, code, status, why, remedy, deliveries });
    }
  }
}
