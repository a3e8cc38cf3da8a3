import type { Classified } from '@muster/policy';
import type { Concealed } from '../../../platform/secrets/concealed.ts';
import type { KeyRing } from '../../../platform/keys/key-ring.ts';
import type { OutgoingRequest, OutgoingResponse } from '../../../platform/outgoing/outgoing.ts';
import type { Audience, Channel, ChannelKind } from '../domain/channel.ts';
import type { Handover } from '../domain/handover.ts';
import type { ChannelMessage } from './channel-message.ts';

/** Resolves a reference to its secret; undefined if it currently resolves to nothing. */
export type FollowReference = (reference: string) => Promise<Concealed | undefined>;

/** The operator's account at a provider of calls and text messages; its token is a reference. */
export type Telephony = {
  readonly url: string;
  readonly account: string;
  readonly from: string;
  token(): Promise<Concealed | undefined>;
};

/** What a provider may use to build a request. */
export type Means = {
  readonly sentAt: Date;
  readonly ring: KeyRing;
  readonly follow: FollowReference;
  readonly telephony: Telephony | undefined;
  /** The number stored under a phone's id; undefined if its person was erased. */
  readonly numberOf: (channel: Channel) => Promise<Classified<'CONFIDENTIAL', string> | undefined>;
  readonly publicUrl: () => string;
};

/** The request to send, or why it cannot be built. Addresses and secrets are resolved now, and never stored. */
export type Built =
  | { readonly request: Omit<OutgoingRequest, 'purpose' | 'timeoutMs'> }
  | { readonly missing: 'secret-not-found' | 'number-not-found' | 'telephony-not-configured' };

/** A kind of channel: whose pages it carries, its configuration, how a message is built and the response read. */
export type Provider = {
  readonly kind: ChannelKind;
  /** For use in text: `a Microsoft Teams channel`. */
  readonly noun: string;
  readonly audiences: readonly Audience[];
  /** Whether it can be approved for INTERNAL text at all: a telephone network can read along (R30). */
  readonly mayCarryInternal: boolean;
  /** Its address is itself a secret, and so is only accepted as a reference. */
  readonly isAddressSecret: boolean;
  /** What secret it requires, if any. */
  readonly needsSecret?: string;
  /** Some providers only accept messages that call someone. */
  takes(message: ChannelMessage): boolean;
  build(channel: Channel, message: ChannelMessage, means: Means): Promise<Built>;
  read(answer: OutgoingResponse): Handover;
};
