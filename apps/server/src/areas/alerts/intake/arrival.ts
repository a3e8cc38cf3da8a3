import { hash } from 'node:crypto';
import type { Finding } from '@muster/scrubber';
import type { FieldProblem } from '../../../kernel/app-error.ts';
import type { IntegrationId } from '../../../kernel/ids.ts';
import type { CommandHost } from '../../../platform/commands/host.ts';
import type { AlertSignal, Labels, Notification } from '../domain/notification.ts';
import { createBreath } from '../../../platform/scrubbing/breath.ts';
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
export async function readArrival(host: Reading, sender: Sender, body: unknown): Promise<Arrival> {
  const receivedAt = host.clock.now();
  const arrived = { ...sender, id: host.ids.row(receivedAt), receivedAt };
  const read = parseNotification(body);
  if (!read.ok) return { ...arrived, kind: 'refused', problems: read.error };
  const { notification, findings } = await scrubbed(host, read.value);
  // A group key spells out labels. Hashed after scrubbing, its hash tells nobody what a label was, by trying.
  const groupHash = hash('sha256', notification.groupKey);
  return { ...arrived, kind: 'notification', groupHash, notification, findings };
}

export type Reading = Pick<CommandHost, 'clock' | 'ids'> & { readonly labels: LabelScrubber };

async function scrubbed({ labels: scrubber }: Reading, notification: Notification) {
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
  const groupKey = (await scrubber.scrub({ groupKey: notification.groupKey })).labels['groupKey'] ?? '';
  return { notification: { ...notification, groupKey, signals }, findings };
}
