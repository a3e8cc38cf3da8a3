import { hash } from 'node:crypto';
import type { Finding } from '@muster/scrubber';
import type { FieldProblem } from '../../../kernel/app-error.ts';
import type { IntegrationId } from '../../../kernel/ids.ts';
import type { CommandHost } from '../../../platform/commands/host.ts';
import type { AlertSignal, Labels, Notification } from '../domain/notification.ts';
import { parseNotification } from '../domain/parse-notification.ts';
import type { LabelScrubber } from './remembering-scrubber.ts';

/** One request as it waits for its batch: with everything in it scrubbed, or turned down before anything was read. */
export type Arrival = Sender & { readonly id: string; readonly receivedAt: Date } & (
    | {
        readonly kind: 'notification';
        readonly groupHash: string;
        readonly notification: Notification;
        readonly findings: readonly Finding[];
      }
    | { readonly kind: 'refused'; readonly problems: readonly FieldProblem[] }
  );

/** Whose key it is was looked up at the door; whether it still is, the batch asks again. */
export type Sender = { readonly keyHash: string; readonly integration: IntegrationId };

/** From the body as JSON. Slow work (reading, scrubbing) is done here, before a transaction is open (GOV 6.6, R29). */
export function readArrival(host: Reading, sender: Sender, body: unknown): Arrival {
  const receivedAt = host.clock.now();
  const arrived = { ...sender, id: host.ids.row(receivedAt), receivedAt };
  const read = parseNotification(body);
  if (!read.ok) return { ...arrived, kind: 'refused', problems: read.error };
  const { notification, findings } = scrubbed(host, read.value);
  // A group key spells out labels. Hashed after scrubbing, its hash tells nobody what a label was, by trying.
  const groupHash = hash('sha256', notification.groupKey);
  return { ...arrived, kind: 'notification', groupHash, notification, findings };
}

export type Reading = Pick<CommandHost, 'clock' | 'ids'> & { readonly labels: LabelScrubber };

function scrubbed({ labels: scrubber }: Reading, notification: Notification) {
  const findings: Finding[] = [];
  const clean = (labels: Labels): Labels => {
    const scrub = scrubber.scrub(labels);
    findings.push(...scrub.findings);
    return scrub.labels;
  };
  // Alert by alert: the scrubber bounds how much one value may hold, and a long list is no reason to lose its end.
  const signals = notification.signals.map((signal): AlertSignal => ({
    ...signal,
    labels: clean(signal.labels),
    annotations: clean(signal.annotations),
    generatorUrl:
      signal.generatorUrl === undefined ? undefined : clean({ generatorUrl: signal.generatorUrl })['generatorUrl'],
  }));
  // Its findings are its alerts' own, since it spells out their labels.
  const groupKey = scrubber.scrub({ groupKey: notification.groupKey }).labels['groupKey'] ?? '';
  return { notification: { ...notification, groupKey, signals }, findings };
}
