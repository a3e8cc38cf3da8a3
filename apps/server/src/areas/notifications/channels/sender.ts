import type { Kysely } from 'kysely';
import type { Clock } from '../../../kernel/clock.ts';
import type { PrincipalId } from '../../../kernel/ids.ts';
import type { KeyRing } from '../../../platform/keys/key-ring.ts';
import { isSecretReference } from '../../../platform/secrets/resolve-secret.ts';
import type { Mailer } from '../../../platform/outgoing/mail/mailer.ts';
import type { Outgoing, OutgoingError } from '../../../platform/outgoing/outgoing.ts';
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

/** What of a webhook is needed to call it. */
type Hook = Pick<WebhookChannel, 'id' | 'url' | 'secretRef'>;

/** Sends letters. It knows no incident and no page, and writes nothing. */
export interface Sender {
  toWebhook(channel: Hook, letter: Letter, signal: AbortSignal): Promise<Handover>;
  toMailbox(person: PrincipalId, letter: Letter, signal: AbortSignal): Promise<Handover>;
  /** To somebody who is no member: an address that was given for PUBLIC updates. */
  toAddress(address: string, letter: Letter, signal: AbortSignal): Promise<Handover>;
  /** Why nothing may ever be sent to this address, or to the one it refers to, as things stand. Nothing is sent. */
  refusalOf(url: string): Promise<OutgoingError | undefined>;
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
  const addressOf = async (url: string): Promise<string | undefined> =>
    isSecretReference(url) ? (await parts.follow(url))?.reveal() : url;
  return {
    hasMail: parts.mailer !== undefined,

    async toWebhook(channel, letter, signal) {
      const url = await addressOf(channel.url);
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

    async refusalOf(url) {
      const address = await addressOf(url);
      const judged = address === undefined ? undefined : await parts.outgoing.judge(address);
      if (judged === undefined || judged.ok) return undefined;
      // Names and secrets may be set up after the channel that needs them; a test of the channel shows whether they are.
      return judged.error.kind === 'unresolved' || judged.error.kind === 'timed_out' ? undefined : judged.error;
    },

    async toMailbox(person, letter, signal) {
      const details = await parts.people.detailsOf(parts.db, [person]);
      return mailTo(parts.mailer, details.get(person)?.email, asMail(letter, signal));
    },

    toAddress: async (address, letter, signal) => mailTo(parts.mailer, address, asMail(letter, signal)),
  };
}

const asMail = ({ id, purpose, subject, text }: Letter, signal: AbortSignal) => ({
  purpose: `${purpose}.mail`,
  subject,
  text,
  messageId: id,
  signal,
});
