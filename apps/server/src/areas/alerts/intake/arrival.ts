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

/** One request as it waits for its batch: with everything in it scrubbed, or turned down before anything was read. */
export type Arrival = Sender &
  Came & { readonly urgency: Urgency } & (
    | {
        readonly kind: 'notification';
        readonly groupHash: string;
        readonly notification: Notification;
        readonly findings: readonly Finding[];
        /** Of a delivery that is taken in parts: what those before it did, and whether more follow. */
        readonly before?: Receipt | undefined;
        readonly goesOn?: boolean;
      }
    | {
        readonly kind: 'refused';
        readonly problems: readonly FieldProblem[];
      }
  ) & {
    /** The body, scrubbed, where somebody may want to read it anew another way. */
    readonly body?: unknown;
    /** It comes out of what is kept. */
    readonly isKept?: true;
  };

/** Whose key it is was looked up at the door; whether it still is, the batch asks again. */
export type Sender = { readonly keyHash: string; readonly integration: IntegrationId };

type Came = { readonly id: string; readonly receivedAt: Date };

/** From the body as JSON. Slow work (reading, scrubbing) is done here, before a transaction is open (GOV 6.6, R29). */
export async function readArrival(host: Reading, sender: Sender, body: unknown): Promise<Arrival> {
  const came = arrivesAt(host);
  const read = host.read(body, came.receivedAt);
  const arrival = read.ok ? await told(host, sender, came, read.value) : { ...sender, ...came, ...refused(read.error) };
  return read.ok && !host.isReadAnew ? arrival : { ...arrival, body: host.scrubBody(body) };
}

/**
 * The same of a large delivery, in parts of at most so many alerts and what may page first: none of them keeps others
 * waiting for longer than a batch takes. They are read one by one, as each is asked for.
 */
export async function* readParts(
  host: Reading,
  sender: Sender,
  body: unknown,
  mostPerPart: number,
): AsyncGenerator<Arrival> {
  const came = arrivesAt(host);
  // Each step takes a good part of a second where ten thousand alerts came at once: others have their turn between them.
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
  // A group key spells out labels. Hashed after scrubbing, its hash tells nobody what a label was, by trying.
  const groupHash = hash('sha256', notification.groupKey);
  const urgency = Math.min(2, ...notification.signals.map(host.urgency)) as Urgency;
  return { ...sender, ...came, kind: 'notification', urgency, groupHash, notification, findings };
}

export type Reading = Pick<CommandHost, 'clock' | 'ids'> & {
  readonly labels: LabelScrubber;
  /** Knows no asset names: a group stays the same one when the catalog comes to know an address. */
  readonly groupKeys: LabelScrubber;
  readonly urgency: (signal: AlertSignal) => Urgency;
  /** Of a body that is kept as it is, with everything in it that must not be. */
  readonly scrubBody: (body: unknown) => unknown;
  /** Its source may be read another way tomorrow, so that the body itself is kept. */
  readonly isReadAnew: boolean;
  /** By the contract of the source. */
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
  // Alert by alert: the scrubber bounds how much one value may hold, and a long list is no reason to lose its end.
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
  // Its findings are its alerts' own, since it spells out their labels.
  const groupKey = (await groupKeys.scrub({ groupKey: notification.groupKey })).labels['groupKey'] ?? '';
  return { notification: { ...notification, groupKey, signals }, findings };
}
