import { readAlone } from '../../../platform/database/read.ts';
import { defineList } from '../../../platform/verbs/list.ts';
import { shownAddress } from '../channels/shown-address.ts';
import { EMAIL, isFor, type Channel as AnyChannel } from '../domain/channel.ts';
import { notificationsService } from '../notifications.ts';
import { notificationPermissions } from '../permissions.ts';
import { allChannels } from '../store/channels.ts';
import { healthOf, type ChannelHealth } from '../store/deliveries.ts';
import { Channel } from './schemas.ts';

/**
 * The reader's channels: shared ones and their own, never other people's. A webhook's address may be a secret, so only
 * its host is shown; of a phone, the last digits.
 */
export const channels = defineList({
  noun: 'channel',
  name: 'list',
  route: '/v1/channels',
  does: 'the channels that pages are sent through',
  empty: { says: 'No page can be sent yet.', next: 'muster channel add <url> --name <name>' },
  clauses: ['6.2'],
  permission: notificationPermissions.read,
  filters: {},
  item: Channel,
  columns: [
    { at: 'name', head: 'Name', shrinksTo: 12 },
    { at: 'kind', head: 'Kind', dropped: 4 },
    { at: 'audience', head: 'Pages of' },
    { at: 'state', head: 'State' },
    { at: 'address', head: 'Address', shrinksTo: 16, dropped: 2 },
    { at: 'failing.reason', head: 'Fails with', shrinksTo: 12 },
    { at: 'lastTest.outcome', head: 'Last test', shrinksTo: 12 },
    { at: 'lastTest.at', head: 'At', as: 'instant', dropped: 3 },
    { at: 'id', head: 'Id' },
  ],
  async page(use, { actor }) {
    const { reads, sender } = use(notificationsService);
    const webhooks = (await readAlone(reads.db, allChannels)).filter((channel) => isFor(channel, actor));
    const health = await healthOf(reads.db);
    return {
      items: [
        ...webhooks.map((channel) => ({ ...channelView(channel), ...healthView(health.get(channel.id)) })),
        mailView(sender.hasMail),
      ],
    };
  },
});

/** A channel is healthy if it has accepted something since its last failure. */
function healthView(health: ChannelHealth | undefined) {
  const { accepted, failed } = health ?? {};
  const isFailing = failed !== undefined && (accepted === undefined || accepted < failed.at);
  return {
    ...(accepted === undefined ? {} : { lastAccepted: accepted.toISOString() }),
    ...(isFailing ? { failing: { since: failed.at.toISOString(), reason: failed.reason } } : {}),
  };
}

const channelView = (channel: AnyChannel) => ({
  id: channel.id,
  kind: channel.kind,
  name: channel.name,
  ...(channel.url === undefined ? {} : { address: shownAddress(channel.url) }),
  ...(channel.kind === 'webhook' || channel.secretRef !== undefined ? { secret: channel.secretRef ?? 'own' } : {}),
  audience: channel.audience,
  approvedForInternal: channel.isInternalApproved,
  state: channel.state,
  addedAt: channel.addedAt.toISOString(),
  ...(channel.test === undefined
    ? {}
    : { lastTest: { at: channel.test.at.toISOString(), outcome: channel.test.outcome } }),
});

const mailView = (isConfigured: boolean) => ({
  id: EMAIL,
  kind: 'e-mail',
  name: 'Everybody’s own mailbox',
  audience: 'person',
  approvedForInternal: false,
  state: isConfigured ? 'active' : 'not-configured',
});
