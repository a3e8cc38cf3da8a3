import { principalOf, type Actor } from '../../../kernel/actor.ts';
import type { PrincipalId } from '../../../kernel/ids.ts';
import type { Scrubbed } from '../../../kernel/scrubbed.ts';

/** `e-mail` is everybody's own mailbox; any other is the id of a configured channel. */
export type ChannelId = 'e-mail' | (string & { readonly __channel: true });

export const EMAIL = 'e-mail';

/**
 * Whose pages go there. Through `person` those of its owner alone, who has set it up for themselves: only there the message
 * carries the link by which they answer. A `room` carries everybody's, be it a chat or a gateway that calls phones, so there
 * the link only leads to the incident, and one has to sign in: nobody who sets one up can answer as somebody else.
 */
export type Audience = 'person' | 'room';

export type ChannelState = 'waiting' | 'active' | 'gone';

/** Where pages are handed over besides people's own mailboxes. */
export type WebhookChannel = {
  readonly id: ChannelId;
  readonly name: Scrubbed;
  /** An URL, or a reference to one where the address is itself a secret. */
  readonly url: string;
  /** Undefined: the signing secret is derived from the key ring. */
  readonly secretRef: string | undefined;
  readonly audience: Audience;
  /** Who it reaches, and nobody else's pages go there; undefined for a room. */
  readonly owner: PrincipalId | undefined;
  /** Governance has approved it for INTERNAL text (R30). */
  readonly isInternalApproved: boolean;
  /**
   * `waiting`: it would carry everybody's pages, and another has yet to approve that; it is not called before. `gone`: the
   * other side said that the address is no more, so it is not called until a test succeeds.
   */
  readonly state: ChannelState;
  readonly addedAt: Date;
  readonly test: { readonly at: Date; readonly outcome: string } | undefined;
};

/** Whether somebody may know of a channel: a room is everybody's, a person's own is theirs and nobody else's. */
export const isFor = ({ owner }: Pick<WebhookChannel, 'owner'>, actor: Actor): boolean =>
  owner === undefined || owner === principalOf(actor);
