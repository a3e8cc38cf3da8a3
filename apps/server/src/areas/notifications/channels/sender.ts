import type { Kysely } from 'kysely';
import type { Clock } from '../../../kernel/clock.ts';
import type { PrincipalId } from '../../../kernel/ids.ts';
import type { KeyRing } from '../../../platform/keys/key-ring.ts';
import { isSecretReference } from '../../../platform/keys/resolve-secret.ts';
import type { Mailer } from '../../../platform/outgoing/mail/mailer.ts';
import type { Outgoing } from '../../../platform/outgoing/outgoing.ts';
import type { People } from '../../identity/public.ts';
import type { WebhookChannel } from '../domain/channel.ts';
import { failed, type Handover } from '../domain/handover.ts';
import { mailTo } from './mailbox.ts';
import { callWebhook } from './webhook.ts';
import { secretsOf, type FollowReference } from './webhook-secrets.ts';

/** What a message needs besides its channel: an id that every try shares, and its two shapes. */
export type Letter = {
  readonly id: string;
  readonly purpose: string;
  /** The event of Standard Webhooks, such as `incident.page`. */
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly subject: string;
  readonly text: string;
};

/** Sends letters. It knows no incident and no page, and writes nothing. */
export interface Sender {
  toWebhook(channel: WebhookChannel, letter: Letter, signal: AbortSignal): Promise<Handover>;
  toMailbox(person: PrincipalId, letter: Letter, signal: AbortSignal): Promise<Handover>;
  /** Whether people have mailboxes at all here. */
  readonly hasMail: boolean;
}

export type SenderParts = {
  readonly db: Kysely<unknown>;
  readonly clock: Clock;
  readonly outgoing: Outgoing;
  readonly mailer: Mailer | undefined;
  readonly ring: KeyRing;
  readonly people: People;
  readonly follow: FollowReference;
  /** How long a webhook may take before the next channel is tried. */
  readonly webhookTimeoutMs: number;
};

export function createSender(parts: SenderParts): Sender {
  return {
    hasMail: parts.mailer !== undefined,

    async toWebhook(channel, letter, signal) {
      const url = isSecretReference(channel.url) ? (await parts.follow(channel.url))?.reveal() : channel.url;
      const secrets = await secretsOf(channel, parts.ring, parts.follow);
      if (url === undefined || secrets === undefined) return failed('secret-not-found', true);
      if (signal.aborted) return failed('lease-ran-out', true);
      const sentAt = parts.clock.now();
      return callWebhook(parts.outgoing, {
        id: letter.id,
        purpose: `${letter.purpose}.webhook`,
        url,
        sentAt,
        body: JSON.stringify({ type: letter.type, timestamp: sentAt.toISOString(), data: letter.data }),
        secrets,
        timeoutMs: parts.webhookTimeoutMs,
      });
    },

    async toMailbox(person, letter, signal) {
      const details = await parts.people.detailsOf(parts.db, [person]);
      return mailTo(parts.mailer, details.get(person)?.email, {
        purpose: `${letter.purpose}.mail`,
        subject: letter.subject,
        text: letter.text,
        messageId: letter.id,
        signal,
      });
    },
  };
}
