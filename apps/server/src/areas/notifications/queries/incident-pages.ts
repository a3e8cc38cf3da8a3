import type { Actor } from '../../../kernel/actor.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import { seeIncident, type IncidentReads } from '../../incidents/public.ts';
import { pagesOf, type Page } from '../../oncall/public.ts';
import { EMAIL } from '../domain/channel.ts';
import { stateAt, type Delivery } from '../domain/delivery.ts';
import { channelNames } from '../store/channels.ts';
import { deliveriesOf } from '../store/deliveries.ts';

const MOST_PAGES = 1000;

/** Who was called for an incident: by which channel, when it was handed over, when it was answered. Oldest first. */
export async function incidentPages(
  reads: IncidentReads,
  actor: Actor,
  code: string,
): Promise<Result<PageView[], AppError>> {
  const seen = await seeIncident(reads, actor, { code });
  if (!seen.ok) return seen;
  const pages = await pagesOf(reads.db, seen.value.incident.id, MOST_PAGES);
  const deliveries = await deliveriesOf(
    reads.db,
    pages.map(({ id }) => id),
  );
  const names = await channelNames(reads.db);
  const person = await reads.people.viewsOf(
    reads.db,
    pages.map(({ to }) => to),
  );
  const now = reads.clock.now();
  return ok(
    pages.map((page) => ({
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
      deliveries: deliveries
        .filter((delivery) => delivery.page === page.id)
        .map((delivery) => deliveryView(delivery, names, now)),
    })),
  );
}

export type PageView = {
  readonly id: Page['id'];
  readonly to: {
    readonly id: string;
    readonly name?: string;
    readonly initials: string;
    readonly roles?: readonly string[];
  };
  readonly channel: string;
  readonly state: Page['state'];
  readonly queuedAt: string;
  readonly handedOverAt?: string;
  readonly answeredAt?: string;
  readonly attempts: number;
  readonly why: Page['why'];
  readonly clause: string;
  readonly urgency: Page['urgency'];
  readonly drill: boolean;
  readonly round: number;
  readonly deliveries: readonly ReturnType<typeof deliveryView>[];
};

const deliveryView = (delivery: Delivery, names: ReadonlyMap<string, string>, now: Date) => ({
  channel: delivery.channel === EMAIL ? EMAIL : (names.get(delivery.channel) ?? 'webhook'),
  state: stateAt(delivery, now),
  tries: delivery.tries,
  beganAt: delivery.beganAt.toISOString(),
  ...('settledAt' in delivery ? { settledAt: delivery.settledAt.toISOString() } : {}),
  ...('reason' in delivery ? { reason: delivery.reason } : {}),
});
