import type { Kysely } from 'kysely';
import type { Actor } from '../../../kernel/actor.ts';
import { readAlone } from '../../../platform/database/read.ts';
import { isSecretReference } from '../../../platform/keys/resolve-secret.ts';
import { EMAIL, isFor, type WebhookChannel } from '../domain/channel.ts';
import type { Notifications } from '../notifications.ts';
import { allChannels } from '../store/channels.ts';

/**
 * By which ways this one's pages leave: everybody's, and their own; other people's are not theirs to see. The address of a
 * webhook may be a secret: its host is shown.
 */
export async function channelsInUse(
  parts: Pick<Notifications, 'sender'>,
  db: Kysely<unknown>,
  actor: Actor,
): Promise<ChannelView[]> {
  const webhooks = (await readAlone(db, allChannels)).filter((channel) => isFor(channel, actor));
  return [...webhooks.map(webhookView), mailView(parts.sender.hasMail)];
}

export type ChannelView = ReturnType<typeof webhookView> | ReturnType<typeof mailView>;

const webhookView = (channel: WebhookChannel) => ({
  id: channel.id as string,
  kind: 'webhook' as const,
  name: channel.name as string,
  address: isSecretReference(channel.url) ? channel.url : new URL(channel.url).host,
  secret: channel.secretRef ?? 'own',
  audience: channel.audience,
  approvedForInternal: channel.isInternalApproved,
  state: channel.state as 'active' | 'gone' | 'not-configured',
  addedAt: channel.addedAt.toISOString(),
  ...(channel.test === undefined
    ? {}
    : { lastTest: { at: channel.test.at.toISOString(), outcome: channel.test.outcome } }),
});

const mailView = (isConfigured: boolean) => ({
  id: EMAIL as string,
  kind: 'e-mail' as const,
  name: 'Everybody’s own mailbox',
  audience: 'person' as const,
  approvedForInternal: false,
  state: isConfigured ? ('active' as const) : ('not-configured' as const),
});
