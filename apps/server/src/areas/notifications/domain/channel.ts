import type { Scrubbed } from '../../../kernel/scrubbed.ts';

/** `e-mail` is everybody's own mailbox; any other is the id of a configured channel. */
export type ChannelId = 'e-mail' | (string & { readonly __channel: true });

export const EMAIL = 'e-mail';

/**
 * Who hears what is said there. Through `person` the paged person alone: the message carries the link by which they
 * answer. A `room` is overheard, so there the link only leads to the incident, and one has to sign in.
 */
export type Audience = 'person' | 'room';

/** Where pages are handed over besides people's own mailboxes. */
export type WebhookChannel = {
  readonly id: ChannelId;
  readonly name: Scrubbed;
  /** An URL, or a reference to one where the address is itself a secret. */
  readonly url: string;
  /** Undefined: the signing secret is derived from the key ring. */
  readonly secretRef: string | undefined;
  readonly audience: Audience;
  /** Governance has approved it for INTERNAL text (R30). */
  readonly isInternalApproved: boolean;
  /** `gone`: the other side said that the address is no more, so it is not called until a test succeeds. */
  readonly state: 'active' | 'gone';
  readonly addedAt: Date;
  readonly test: { readonly at: Date; readonly outcome: string } | undefined;
};
