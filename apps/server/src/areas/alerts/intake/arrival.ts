import { hash } from 'node:crypto';
import type { Finding } from '@muster/scrubber';
import type { FieldProblem } from '../../../kernel/app-error.ts';
import type { IntegrationId } from '../../../kernel/ids.ts';
import type { CommandHost } from '../../../platform/commands/host.ts';
import type { AlertSignal, Labels, Notification } from '../domain/notification.ts';
import { createBreath } from '../../../platform/scrubbing/breath.ts';
import { mostUrgentFirst, type Urgency } from '../domain/urgency.ts';
import type { Result } from '../../../kernel/result.ts';
import type { Receipt } from '../store/receipts.ts';
import type { LabelScrubber } from './remembering-scrubber.ts';

/** One request waiting for its batch: fully scrubbed, or refused because nothing in it could be read. */
export type Arrival = Sender &
  Came & { readonly urgency: Urgency } & (
    | {
        readonly kind: 'notification';
        readonly groupHash: string;
        readonly notification: Notification;
        readonly findings: readonly Finding[];
        /** For a delivery stored in parts: the receipt of the parts so far, and whether more follow. */
        readonly before?: Receipt | undefined;
        readonly goesOn?: boolean;
      }
    | {
        readonly kind: 'refused';
        readonly problems: readonly FieldProblem[];
      }
  ) & {
    /** The scrubbed body, if it may later be read under another translation. */
    readonly body?: unknown;
    /** It comes from the kept deliveries. */
    readonly isKept?: true;
  };

/** The key was looked up on arrival; the batch checks that it is still valid. */
export type Sender = { readonly keyHash: string; readonly integration: IntegrationId };

type Came = { readonly id: string; readonly receivedAt: Date };

/** From the parsed body. Reading and scrubbing are slow, so they run before a transaction is open (GOV 6.6, R29). */
export async function readArrival(host: Reading, sender: Sender, body: unknown): Promise<Arrival> {
  const came = arrivesAt(host);
  const read = host.read(body, came.receivedAt);
  const arrival = read.ok ? await told(host, sender, came, read.value) : { ...sender, ...came, ...refused(read.error) };
  return read.ok && !host.isReadAnew ? arrival : { ...arrival, body: host.scrubBody(body) };
}

/**
 * A large delivery in parts of at most `mostPerPart` alerts, those that may page first, so that no part delays others
 * for longer than a batch takes. Parts are read lazily.
 */
export async function* readParts(
  host: Reading,
  sender: Sender,
  body: unknown,
  mostPerPart: number,
): AsyncGenerator<Arrival> {
  const came = arrivesAt(host);
  // With ten thousand alerts each step takes a good part of a second: yield to other requests in between.
  const breathe = createBreath();
  const read = host.read(body, came.receivedAt);
  await breathe();
  if (!read.ok) {
    yield { ...sender, ...came, ...refused(read.error) };
    return;
  }
  const { signals, unreadable } = read.value;
  const ordered = mostUrgentFirst(signals, host.urgency);
  await breathe();
  for (let from = 0; from === 0 || from < ordered.length; from += mostPerPart) {
    const part = { signals: ordered.slice(from, from + mostPerPart), unreadable: from === 0 ? unreadable : [] };
    const arrival = await told(host, sender, came, { ...read.value, ...part });
    yield { ...arrival, ...(from + mostPerPart < ordered.length ? { goesOn: true } : {}) };
  }
}

function arrivesAt({ clock, ids }: Reading): Came {
  const receivedAt = clock.now();
  return { id: ids.row(receivedAt), receivedAt };
}

const refused = (problems: readonly FieldProblem[]) => ({ kind: 'refused', urgency: 2, problems }) as const;

async function told(
  host: Reading,
  sender: Sender,
  came: Came,
  given: Notification,
): Promise<Arrival & { kind: 'notification' }> {
  const { notification, findings } = await scrubbed(host, given);
  // A group key contains labels. It is hashed after scrubbing, so that hashing guesses cannot reveal what was scrubbed.
  const groupHash = hash('sha256', notification.groupKey);
  const urgency = Math.min(2, ...notification.signals.map(host.urgency)) as Urgency;
  return { ...sender, ...came, kind: 'notification', urgency, groupHash, notification, findings };
}

export type Reading = Pick<CommandHost, 'clock' | 'ids'> & {
  readonly labels: LabelScrubber;
  /** Knows no asset names, so that a group keeps its identity when the catalog learns an address. */
  readonly groupKeys: LabelScrubber;
  readonly urgency: (signal: AlertSignal) => Urgency;
  /** Scrubs a body that is kept whole. */
  readonly scrubBody: (body: unknown) => unknown;
  /** Whether the body itself is kept, because its source may be read differently later. */
  readonly isReadAnew: boolean;
  /** Reads a body by its source's contract. */
  readonly read: (body: unknown, at: Date) => Result<Notification, readonly FieldProblem[]>;
};

async function scrubbed({ labels: scrubber, groupKeys }: Reading, notification: Notification) {
  const findings: Finding[] = [];
  const clean = async (labels: Labels): Promise<Labels> => {
    const scrub = await scrubber.scrub(labels);
    findings.push(...scrub.findings);
    return scrub.labels;
  };
  const breathe = createBreath();
  // One alert at a time: the scrubber limits how much one value may hold, and a long list must not be cut off.
  const signals: AlertSignal[] = [];
  for (const signal of notification.signals) {
    const { generatorUrl } = signal;
    signals.push({
      ...signal,
      labels: await clean(signal.labels),
      annotations: await clean(signal.annotations),
      generatorUrl: generatorUrl === undefined ? undefined : (await clean({ generatorUrl }))['generatorUrl'],
    });
    await breathe();
  }
  // Its findings duplicate the alerts' own, since it contains their labels.
  const groupKey = (await groupKeys.scrub({ groupKey: notification.groupKey })).labels['groupKey'] ?? '';
  return { notification: { ...notification, groupKey, signals }, findings };
}
