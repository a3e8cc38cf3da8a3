import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { createNaturalBatches } from '../../../platform/batches/natural-batches.ts';
import { createWorkQueue } from '../../../platform/batches/work-queue.ts';
import type { CommandHost } from '../../../platform/commands/host.ts';
import { isDatabaseAway } from '../../../platform/database/is-database-away.ts';
import { parseJson } from '../../../platform/http/input/add-parsers.ts';
import type { FailedRequest } from '../../../platform/http/routes.ts';
import { createBreath } from '../../../platform/scrubbing/breath.ts';
import type { Telemetry } from '../../../platform/telemetry/telemetry.ts';
import type { Outgoing } from '../../../platform/outgoing/outgoing.ts';
import type { Integration } from '../domain/integration.ts';
import type { SourceKind } from '../domain/source.ts';
import { urgencyOf } from '../domain/urgency.ts';
import { hashOfKey } from '../keys/key.ts';
import { byKey, integrationsByKey } from '../store/integrations.ts';
import type { Receipt } from '../store/receipts.ts';
import { readArrival, readParts, type Arrival, type Reading } from './arrival.ts';
import { createDeliveryFailures } from './delivery-failures.ts';
import { JSON_LIMITS } from './sources/event.ts';
import { hearBeat } from './hear-beat.ts';
import { takeChange } from './take-change.ts';
import { createAdmitDelivery } from './sources/admit-delivery.ts';
import { readAs } from './sources/read-as.ts';
import { createLabelScrubber } from './remembering-scrubber.ts';
import { noSuchIntegration, receiveAlerts } from './receive-alerts.ts';

/** Takes in notifications. One per server. */
export interface AlertIntake {
  /** Whether this key may send; asked before a body is read. */
  admit(key: string, kind: SourceKind): Promise<Result<undefined, AppError>>;
  /** Resolves after the commit of the notification's effects; rejects if their outcome is unknown. */
  receive(key: string, body: Buffer, headers?: Headers): Promise<Result<Received, AppError>>;
  /** Notes a heartbeat. */
  beat(key: string): Promise<Result<{ readonly heardAt: Date }, AppError>>;
  /** Takes in a reported change; resolves after the commit. */
  tellChange(key: string, event: unknown): Promise<Result<undefined, AppError>>;
  /** A generated name for an alert whose sender gives it none. */
  nameAlert(): string;
  /** Counts, logs and keeps every failed delivery for the integration's page, whatever refused it. */
  failed(request: Pick<FailedRequest, 'params' | 'status' | 'error'>): void;
  /** Alerts waiting for their transaction. */
  readonly waiting: number;
  /** Resolves when nothing is waiting: for a server that is stopping. */
  idle(): Promise<void>;
}

/** Request headers, by lower-case name. */
type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * What a sender is told once its message is kept: nothing it did not send itself, because its key grants no read
 * access.
 */
export type Received = Pick<Receipt, 'id' | 'alerts' | 'outcome'>;

export type IntakeLimits = {
  /** In alerts. A batch this size takes some tens of milliseconds, and a full queue is stored within a few seconds. */
  readonly mostPerBatch: number;
  readonly mostWaiting: number;
  /** Deliveries from `largeFrom` bytes on are queued and stored in parts of `mostPerPart` alerts. */
  readonly largeFrom: number;
  readonly mostPerPart: number;
  /** Bytes of large deliveries that may wait. */
  readonly mostLarge: number;
};

const KIBIBYTE = 1024;

const LIMITS: IntakeLimits = {
  mostPerBatch: 500,
  mostWaiting: 5000,
  largeFrom: 128 * KIBIBYTE,
  mostPerPart: 250,
  mostLarge: 128 * KIBIBYTE * KIBIBYTE,
};

/** Factor on the queue limit for alerts that may page somebody. */
const RESERVED_FOR_PAGES = 2;

/**
 * Reading a large delivery blocks the event loop for a good part of a second; two at once would double the wait for
 * small ones.
 */
const LARGE_AT_ONCE = 1;

export function openIntake(
  host: CommandHost,
  given: Partial<IntakeLimits> = {},
  telemetry?: Pick<Telemetry, 'counter'>,
  outgoing?: Pick<Outgoing, 'send'>,
): AlertIntake {
  const limits = { ...LIMITS, ...given };
  const known = new Map<string, Integration>();
  const { scrubber } = host;
  const labels = createLabelScrubber({ value: scrubber.value, large: scrubber.beside.value });
  const groupKeys = createLabelScrubber({ value: scrubber.nameless.value, large: scrubber.beside.nameless });
  const isSent = createAdmitDelivery(host, outgoing);
  const failures = createDeliveryFailures(host, telemetry);
  const batchesOf = (mostPerBatch: number) =>
    createNaturalBatches<Arrival, Result<Receipt, AppError>>({
      run: async (arrivals) => receiveAlerts(host, arrivals),
      weigh,
      rank: ({ urgency }) => urgency,
      mayBePoison: (failure) => !isDatabaseAway(failure),
      mostPerBatch,
      mostWaiting: limits.mostWaiting,
    });
  // Separate queues, so that neither's backlog nor running batch delays the other.
  const small = batchesOf(limits.mostPerBatch);
  const parts = batchesOf(limits.mostPerPart);
  const large = createWorkQueue({ atOnce: LARGE_AT_ONCE, mostWeight: limits.mostLarge });

  return {
    admit: async (key, kind) =>
      (await integrationOf(hashOfKey(key)))?.kind === kind ? ok(undefined) : err(noSuchIntegration),
    nameAlert: () => host.ids.opaque(),
    beat: async (key) => hearBeat(host, hashOfKey(key)),
    tellChange: async (key, event) => takeChange(host, labels, hashOfKey(key), event),
    receive: async (key, body, headers = {}) => {
      const keyHash = hashOfKey(key);
      const integration = await integrationOf(keyHash);
      if (integration === undefined) return err(noSuchIntegration);
      const refusal = await isSent(integration, { keyHash, body, headers, given: () => jsonOf(body) });
      if (refusal !== undefined) return err(refusal);
      const stored = await (body.length < limits.largeFrom
        ? storeSmall(keyHash, integration, body)
        : storeLarge(keyHash, integration, body));
      if (!stored.ok && stored.error === noSuchIntegration) known.delete(keyHash);
      return stored.ok ? ok(toldOf(stored.value)) : stored;
    },
    failed: ({ params, status, error }) => {
      const { key } = params;
      const isUnknown = key === undefined || error.code === noSuchIntegration.code;
      failures.note({ keyHash: isUnknown ? undefined : hashOfKey(key), status, error });
    },
    get waiting() {
      return small.waiting + parts.waiting;
    },
    idle: async () => {
      await large.idle();
      await Promise.all([small.idle(), parts.idle()]);
      await failures.idle();
    },
  };

  async function storeSmall(
    keyHash: string,
    integration: Integration,
    body: Buffer,
  ): Promise<Result<Receipt, AppError>> {
    const arrival = await readArrival(readingFor(integration), { keyHash, integration: integration.id }, jsonOf(body));
    const room = arrival.urgency === 0 ? limits.mostWaiting * RESERVED_FOR_PAGES : limits.mostWaiting;
    return small.isFull(weigh(arrival), room) ? err(FULL) : small.add(arrival);
  }

  async function storeLarge(
    keyHash: string,
    integration: Integration,
    body: Buffer,
  ): Promise<Result<Receipt, AppError>> {
    if (large.isFull(body.length)) return err(FULL);
    return large.run(body.length, async () => {
      const sender = { keyHash, integration: integration.id };
      let stored: Result<Receipt, AppError> | undefined;
      const breathe = createBreath();
      const given = jsonOf(body);
      await breathe();
      for await (const part of readParts(readingFor(integration), sender, given, limits.mostPerPart)) {
        const before = stored?.ok === true ? stored.value : undefined;
        stored = await parts.add(part.kind === 'notification' ? { ...part, before } : part);
        // The parts already stored stay; the sender retries the whole delivery.
        if (!stored.ok) break;
      }
      if (stored === undefined) throw new Error('a delivery without a part');
      return stored;
    });
  }

  function readingFor(integration: Integration): Reading {
    const { mapping, kind } = integration;
    const policy = host.policies().current;
    return {
      clock: host.clock,
      ids: host.ids,
      labels,
      groupKeys,
      read: readAs(integration),
      scrubBody: (body) => (body === undefined ? null : scrubber.value(body).value),
      isReadAnew: kind === 'json',
      urgency: (signal) => urgencyOf(signal, mapping, policy),
    };
  }

  /**
   * A cached lookup that keeps bodies with an unknown key from being read. The batch checks the key again in the
   * database.
   */
  async function integrationOf(keyHash: string): Promise<Integration | undefined> {
    const found = known.get(keyHash);
    if (found) return found;
    const { rows } = await integrationsByKey([keyHash]).execute(host.db);
    const integration = byKey(rows).get(keyHash);
    // Not cached for `json`, whose translation may change at any moment on any server.
    if (integration !== undefined && integration.kind !== 'json') known.set(keyHash, integration);
    return integration;
  }
}

const jsonOf = (body: Buffer): unknown => (body.length === 0 ? undefined : parseJson(body, JSON_LIMITS));

const toldOf = ({ id, alerts, outcome }: Receipt): Received => ({ id, alerts, outcome });

const weigh = (arrival: Arrival): number =>
  arrival.kind === 'notification' ? Math.max(1, arrival.notification.signals.length) : 1;

/** 503 rather than 429: Alertmanager retries a 503 at once, but a 429 only at its next group interval. */
const FULL: AppError = {
  kind: 'unavailable',
  code: 'alerts/queue-full',
  public: 'More alerts are waiting than can be stored in time. Nothing from this request was stored.',
  remedy: 'Send it again shortly; Alertmanager does so by itself.',
  retryAfterSeconds: 1,
};
