import type { Classified } from '@muster/policy';
import type { Kysely } from 'kysely';
import type { Clock } from '../../../kernel/clock.ts';
import type { PrincipalId } from '../../../kernel/ids.ts';
import type { KeyRing } from '../../../platform/keys/key-ring.ts';
import type { Mailer } from '../../../platform/outgoing/mail/mailer.ts';
import type { Outgoing, OutgoingError } from '../../../platform/outgoing/outgoing.ts';
import { isSecretReference } from '../../../platform/secrets/resolve-secret.ts';
import type { Handles, People } from '../../identity/public.ts';
import { EMAIL, type Channel } from '../domain/channel.ts';
import { failed, type Handover } from '../domain/handover.ts';
import { createBreaker } from './breaker.ts';
import type { ChannelMessage } from './channel-message.ts';
import { mailTo } from './mailbox.ts';
import type { Built, FollowReference, Telephony } from './provider.ts';
import { providers } from './providers/registry.ts';
import { readFailure } from './read-answer.ts';

/** A person's address. Used to address what is sent to them, and for nothing else. */
type Address = Classified<'CONFIDENTIAL', string>;

/** Sends messages. Knows nothing about incidents and pages, and writes nothing. */
export interface Sender {
  /** Through a channel, or to the person's own mailbox. */
  send(way: Channel | typeof EMAIL, to: PrincipalId, message: ChannelMessage, signal: AbortSignal): Promise<Handover>;
  /** To an address given for PUBLIC updates by someone who is not a member. */
  toAddress(address: Address, message: ChannelMessage, signal: AbortSignal): Promise<Handover>;
  /** An event to PagerDuty that is not a message: an alert was acknowledged or resolved. */
  sendBuilt(purpose: string, channel: Channel, built: Built): Promise<Handover>;
  /** Why this address, or the one it references, must not be used as things stand. Sends nothing. */
  refusalOf(url: string): Promise<OutgoingError | undefined>;
  readonly follow: FollowReference;
  /** Whether a mail server is configured. */
  readonly hasMail: boolean;
  /** The telephony account; undefined if none is configured. */
  readonly telephony: Telephony | undefined;
}

export type SenderParts = {
  readonly db: Kysely<unknown>;
  readonly clock: Clock;
  readonly outgoing: Outgoing;
  readonly mailer: Mailer | undefined;
  readonly ring: KeyRing;
  readonly people: People;
  readonly handles: Handles;
  readonly follow: FollowReference;
  readonly telephony: Telephony | undefined;
  readonly publicUrl: () => string;
  /** How long a provider may take before its attempt counts as unanswered. */
  readonly webhookTimeoutMs: number;
};

export function createSender(parts: SenderParts): Sender {
  const { clock, db, follow, mailer, outgoing, publicUrl, ring, telephony } = parts;
  const breaker = createBreaker(clock);

  return {
    hasMail: mailer !== undefined,
    telephony,
    follow,
    sendBuilt,

    async send(way, to, message, signal) {
      if (way === EMAIL) return toMailbox(to, message, signal);
      const provider = providers[way.kind];
      if (!provider.takes(message)) return failed('not-taken-there', false);
      const paused = breaker.pausedFor(way.id);
      if (paused !== undefined) return failed('not-answering', true, paused);
      const sentAt = clock.now();
      const numberOf = async ({ id }: Channel) => (await parts.handles.byIds(db, [id])).get(id)?.value;
      const built = await provider.build(way, message, { sentAt, ring, follow, telephony, numberOf, publicUrl });
      if (signal.aborted) return failed('lease-ran-out', true);
      return sendBuilt(message.purpose, way, built);
    },

    toAddress: async (address, message, signal) => mailTo(mailer, address, asMail(message, signal)),

    async refusalOf(url) {
      const address = isSecretReference(url) ? (await follow(url))?.reveal() : url;
      const judged = address === undefined ? undefined : await outgoing.judge(address);
      if (judged === undefined || judged.ok) return undefined;
      // Names and secrets may be set up after the channel that needs them; a channel test will show it.
      return judged.error.kind === 'unresolved' || judged.error.kind === 'timed_out' ? undefined : judged.error;
    },
  };

  async function sendBuilt(purpose: string, channel: Channel, built: Built): Promise<Handover> {
    if ('missing' in built) return failed(built.missing, true);
    const sent = await outgoing.send({
      purpose: `${purpose}.${channel.kind}`,
      timeoutMs: parts.webhookTimeoutMs,
      ...built.request,
    });
    const handover = sent.ok ? providers[channel.kind].read(sent.value) : readFailure(sent.error);
    breaker.note(channel.id, handover);
    return handover;
  }

  async function toMailbox(person: PrincipalId, message: ChannelMessage, signal: AbortSignal): Promise<Handover> {
    const details = await parts.people.detailsOf(db, [person]);
    const mailbox = details.get(person)?.map(({ email }) => email);
    return mailTo(mailer, mailbox, asMail(message, signal));
  }
}

const asMail = ({ id, purpose, subject, text }: ChannelMessage, signal: AbortSignal) => ({
  purpose: `${purpose}.mail`,
  subject,
  text,
  messageId: id,
  signal,
});
