import { Type } from 'typebox';
import { orFail } from '../../../platform/http/or-fail.ts';
import { defineList } from '../../../platform/verbs/list.ts';
import { incidentPermissions, seeIncident } from '../../incidents/public.ts';
import { pagesOf, viaWords } from '../../oncall/public.ts';
import { notificationsService } from '../notifications.ts';
import { channelNames } from '../store/channels.ts';
import { deliveriesOf } from '../store/deliveries.ts';
import { deliveryView } from './delivery-view.ts';
import { PageDelivery } from './schemas.ts';

const MOST_PAGES = 1000;

/** Pages of an incident: to whom, by which channel, when handed over and when answered. Oldest first. */
export const incidentPages = defineList({
  noun: 'page',
  name: 'list',
  route: '/v1/incidents/:code/pages',
  does: 'who was paged for an incident, by which channel, and when it was answered',
  empty: { says: 'Nobody was paged.' },
  clauses: ['3.1.2', '3.1.5'],
  permission: incidentPermissions.read,
  key: { code: Type.String({ pattern: '^[Ii][Nn][Cc]-[0-9A-Za-z]{4,10}$', 'x-ref': 'incident' }) },
  filters: {},
  item: PageDelivery,
  columns: [
    { at: 'to', head: 'Who', as: 'person' },
    { at: 'state', head: 'State' },
    { at: 'channel', head: 'Channel', dropped: 2 },
    { at: 'queuedAt', head: 'Queued', as: 'instant' },
    { at: 'answeredAt', head: 'Answered', as: 'instant' },
    { at: 'why', head: 'Why', shrinksTo: 16, dropped: 3 },
    { at: 'via', head: 'By', shrinksTo: 12, dropped: 4 },
    { at: 'clause', head: 'Clause', dropped: 4 },
    { at: 'drill', head: 'Drill', dropped: 5 },
  ],
  async page(use, { actor, key }) {
    const { reads } = use(notificationsService);
    const { incident } = orFail(await seeIncident(reads, actor, { code: key['code'] ?? '' }));
    const pages = await pagesOf(reads.db, incident.id, MOST_PAGES);
    const deliveries = await deliveriesOf(
      reads.db,
      pages.map(({ id }) => id),
    );
    const names = await channelNames(reads.db);
    const person = await reads.people.viewsOf(
      reads.db,
      pages.map(({ to }) => to),
    );
    const via = await viaWords({ db: reads.db, policies: reads.policies() }, pages);
    const now = reads.clock.now();
    return {
      items: pages.map((page) => ({
        id: page.id,
        to: person(page.to),
        channel: page.channel ?? '',
        state: page.state,
        queuedAt: page.queuedAt.toISOString(),
        ...(page.handedOverAt === undefined ? {} : { handedOverAt: page.handedOverAt.toISOString() }),
        ...(page.answeredAt === undefined ? {} : { answeredAt: page.answeredAt.toISOString() }),
        attempts: page.attempts,
        why: page.why,
        clause: page.clause,
        urgency: page.urgency,
        drill: page.drill,
        round: page.round,
        ...(via(page) === undefined ? {} : { via: via(page) }),
        deliveries: deliveries
          .filter((delivery) => delivery.page === page.id)
          .map((delivery) => deliveryView(delivery, names, now)),
      })),
    };
  },
});
