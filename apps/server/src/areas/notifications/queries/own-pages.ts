import { Type } from 'typebox';
import { principalOf } from '../../../kernel/actor.ts';
import { readAlone } from '../../../platform/database/read.ts';
import { defineList } from '../../../platform/verbs/list.ts';
import { incidentsById } from '../../incidents/public.ts';
import { pagesOfPerson } from '../../oncall/public.ts';
import { notificationsService } from '../notifications.ts';
import { notificationPermissions } from '../permissions.ts';
import { channelNames } from '../store/channels.ts';
import { deliveriesOf } from '../store/deliveries.ts';
import { deliveryView } from './delivery-view.ts';
import { OwnPage } from './schemas.ts';

/** The actor's own pages: channels tried, accepted, confirmed as delivered or failed, and whether they answered. */
export const ownPages = defineList({
  noun: 'page',
  name: 'mine',
  route: '/v1/pages/mine',
  does: 'what you were paged for, by which contact methods, and the outcome of each',
  empty: { says: 'You have not been paged yet.', next: 'muster channel test e-mail' },
  clauses: ['3.1.2'],
  permission: notificationPermissions.read,
  filters: {},
  item: OwnPage,
  columns: [
    { at: 'incident', head: 'Incident' },
    { at: 'queuedAt', head: 'Called', as: 'instant' },
    { at: 'told', head: 'By', shrinksTo: 24 },
    { at: 'answeredAt', head: 'Answered', as: 'instant' },
    { at: 'why', head: 'Why', dropped: 1 },
    { at: 'urgency', head: 'Urgency', dropped: 2 },
  ],
  keyset: { id: Type.String({ format: 'uuid' }) },
  async page(use, { actor, after, limit }) {
    const { reads } = use(notificationsService);
    const person = principalOf(actor);
    if (person === undefined) return { items: [] };
    const found = await pagesOfPerson(reads.db, person, { before: after?.id, limit: limit + 1 });
    const pages = found.slice(0, limit);
    const [deliveries, names, incidents] = [
      await deliveriesOf(
        reads.db,
        pages.map(({ id }) => id),
      ),
      await channelNames(reads.db),
      await readAlone(reads.db, incidentsById(pages.map(({ incident }) => incident))),
    ];
    const now = reads.clock.now();
    const last = pages.at(-1);
    return {
      items: pages.map((page) => {
        const tried = deliveries
          .filter((delivery) => delivery.page === page.id)
          .map((delivery) => ({
            ...deliveryView(delivery, names, now),
            // The actor's own phones by the names they know.
            channel: names.get(delivery.channel)?.name ?? delivery.channel,
          }));
        return {
          id: page.id,
          incident: incidents.get(page.incident)?.code ?? '',
          state: page.state,
          urgency: page.urgency,
          why: page.why,
          drill: page.drill,
          queuedAt: page.queuedAt.toISOString(),
          ...(page.answeredAt === undefined ? {} : { answeredAt: page.answeredAt.toISOString() }),
          told: tried.map(({ channel, state }) => `${channel} ${WORDS[state]}`).join(', '),
          deliveries: tried,
        };
      }),
      ...(found.length > limit && last !== undefined ? { next: { id: last.id } } : {}),
    };
  },
});

/** Acceptance by another system does not mean that a person has it. */
const WORDS = {
  sending: 'on its way',
  'handed-over': 'accepted',
  delivered: 'delivered',
  failed: 'failed',
  unknown: 'not known',
} as const;
