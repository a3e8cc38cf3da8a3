import type { Classified } from '@muster/policy';
import type { Concealed } from '../../../platform/secrets/concealed.ts';
import type { KeyRing } from '../../../platform/keys/key-ring.ts';
import type { OutgoingRequest, OutgoingResponse } from '../../../platform/outgoing/outgoing.ts';
import type { Audience, Channel, ChannelKind } from '../domain/channel.ts';
import type { Handover } from '../domain/handover.ts';
import type { ChannelMessage } from './channel-message.ts';

/** Follows a reference to the secret it names; undefined where it leads nowhere now. */
export type FollowReference = (reference: string) => Promise<Concealed | undefined>;

/** The account of a provider of phone calls and text messages, as the operator has set it up; its token is a reference. */
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
  /** The number that is kept under a phone's id; undefined where its person was erased. */
  readonly numberOf: (channel: Channel) => Promise<Classified<'CONFIDENTIAL', string> | undefined>;
  readonly publicUrl: () => string;
};

/** What is to be sent, or why there is nothing to send it with. Addresses and secrets are followed at this moment, never kept. */
export type Built =
  | { readonly request: Omit<OutgoingRequest, 'purpose' | 'timeoutMs'> }
  | { readonly missing: 'secret-not-found' | 'number-not-found' | 'telephony-not-configured' };

/** One kind of channel: whose pages it carries, what it takes, how a message is built, and how the answer is read. */
export type Provider = {
  readonly kind: ChannelKind;
  /** As it is told of: `a Microsoft Teams channel`. */
  readonly noun: string;
  readonly audiences: readonly Audience[];
  /** Whether INTERNAL text may be approved for it at all: a telephone network reads along (R30). */
  readonly mayCarryInternal: boolean;
  /** Its address is a secret by itself, and so only ever kept elsewhere. */
  readonly isAddressSecret: boolean;
  /** It cannot work without a secret of its own: what that is. */
  readonly needsSecret?: string;
  /** Some providers only take what calls somebody. */
  takes(message: ChannelMessage): boolean;
  build(channel: Channel, message: ChannelMessage, means: Means): Promise<Built>;
  read(answer: OutgoingResponse): Handover;
};
