import { wayOut, type WayOut } from '@muster/policy';
import { principalOf, type Actor } from '../../../kernel/actor.ts';
import type { PrincipalId } from '../../../kernel/ids.ts';
import type { Scrubbed } from '../../../kernel/scrubbed.ts';

/** `e-mail` is everybody's own mailbox; any other is the id of a configured channel. */
export type ChannelId = 'e-mail' | (string & { readonly __channel: true });

export const EMAIL = 'e-mail';

/** What carries everybody's pages is configured with an address; a phone is somebody's own, by its number. */
export const addressedKinds = ['webhook', 'teams', 'pagerduty'] as const;
export const phoneKinds = ['sms', 'voice'] as const;

export type AddressedKind = (typeof addressedKinds)[number];
export type PhoneKind = (typeof phoneKinds)[number];
export type ChannelKind = AddressedKind | PhoneKind;

/**
 * Whose pages go there. Through `person` those of its owner alone, who has set it up for themselves: only there the message
 * carries the link by which they answer. A `room` carries everybody's, be it a chat or a gateway that calls phones, so there
 * the link only leads to the incident, and one has to sign in: nobody who sets one up can answer as somebody else.
 */
export type Audience = 'person' | 'room';

export type ChannelState = 'waiting' | 'unverified' | 'active' | 'gone';

/** Where pages are handed over besides people's own mailboxes. */
export type Channel = {
  readonly id: ChannelId;
  readonly kind: ChannelKind;
  readonly name: Scrubbed;
  /** An URL, or a reference to one where the address is itself a secret. Undefined for a phone: its number is its person's. */
  readonly url: string | undefined;
  /** What signs or names the sender there; undefined: a webhook's signing secret is derived from the key ring. */
  readonly secretRef: string | undefined;
  readonly audience: Audience;
  /** Who it reaches, and nobody else's pages go there; undefined for a room. */
  readonly owner: PrincipalId | undefined;
  /** Governance has approved it for INTERNAL text (R30). */
  readonly isInternalApproved: boolean;
  /**
   * `waiting`: it would carry everybody's pages, and another has yet to approve that; it is not called before.
   * `unverified`: nobody has shown yet that it is theirs, so nothing but a code goes there. `gone`: the other side said that
   * the address is no more, so it is not called until a test succeeds.
   */
  readonly state: ChannelState;
  readonly addedAt: Date;
  readonly test: { readonly at: Date; readonly outcome: string } | undefined;
  /** The code that went there last, and how often it was answered wrongly. */
  readonly code: { readonly sentAt: Date; readonly tries: number } | undefined;
};

/** What may leave by a channel. */
export const wayOutBy = ({ kind, isInternalApproved }: Pick<Channel, 'kind' | 'isInternalApproved'>): WayOut =>
  wayOut(`a channel (${kind})`, isInternalApproved);

/** Mail passes through servers that nobody has approved. */
export const MAILBOX: WayOut = wayOut('a mailbox', false);

/** Whether somebody may know of a channel: a room is everybody's, a person's own is theirs and nobody else's. */
export const isFor = ({ owner }: Pick<Channel, 'owner'>, actor: Actor): boolean =>
  owner === undefined || owner === principalOf(actor);
