import { wayOut, type WayOut } from '@muster/policy';
import { principalOf, type Actor } from '../../../kernel/actor.ts';
import type { PrincipalId } from '../../../kernel/ids.ts';
import type { Scrubbed } from '../../../kernel/scrubbed.ts';

/** `e-mail` is everyone's own mailbox; any other value is a configured channel's id. */
export type ChannelId = 'e-mail' | (string & { readonly __channel: true });

export const EMAIL = 'e-mail';

/** Channels for everyone's pages are configured by address; a phone is personal, by its number. */
export const addressedKinds = ['webhook', 'teams', 'pagerduty'] as const;
export const phoneKinds = ['sms', 'voice'] as const;

export type AddressedKind = (typeof addressedKinds)[number];
export type PhoneKind = (typeof phoneKinds)[number];
export type ChannelKind = AddressedKind | PhoneKind;

/**
 * Whose pages it carries. `person`: only its owner's, who has set it up; only there does the message contain the link
 * that answers without sign-in. `room`: everyone's, be it a chat or a gateway that calls phones; there the link leads
 * to the incident and requires sign-in, so that whoever sets one up cannot answer for somebody else.
 */
export type Audience = 'person' | 'room';

export type ChannelState = 'waiting' | 'unverified' | 'active' | 'gone';

/** A configured channel for pages, besides people's own mailboxes. */
export type Channel = {
  readonly id: ChannelId;
  readonly kind: ChannelKind;
  readonly name: Scrubbed;
  /** A URL, or a reference to one if it is itself a secret. Undefined for a phone, kept in the identity map. */
  readonly url: string | undefined;
  /** The signing secret or the sender's key; undefined: a webhook's secret is derived from the key ring. */
  readonly secretRef: string | undefined;
  readonly audience: Audience;
  /** The only person whose pages it carries; undefined for a room. */
  readonly owner: PrincipalId | undefined;
  /** Governance has approved it for INTERNAL text (R30). */
  readonly isInternalApproved: boolean;
  /**
   * `waiting`: it would carry everyone's pages and awaits another person's approval; unused until then. `unverified`:
   * ownership not proven, so only a code is sent there. `gone`: the endpoint said it no longer exists; unused until a
   * test succeeds.
   */
  readonly state: ChannelState;
  readonly addedAt: Date;
  readonly test: { readonly at: Date; readonly outcome: string } | undefined;
  /** When the last code was sent, and how many wrong answers it has had. */
  readonly code: { readonly sentAt: Date; readonly tries: number } | undefined;
};

/** Which data classes may leave through a channel. */
export const wayOutBy = ({ kind, isInternalApproved }: Pick<Channel, 'kind' | 'isInternalApproved'>): WayOut =>
  wayOut(`a channel (${kind})`, isInternalApproved);

/** Mail passes through servers that nobody has approved. */
export const MAILBOX: WayOut = wayOut('a mailbox', false);

/** Whether the actor may know of a channel: a room is visible to everyone, a personal channel to its owner only. */
export const isFor = ({ owner }: Pick<Channel, 'owner'>, actor: Actor): boolean =>
  owner === undefined || owner === principalOf(actor);
