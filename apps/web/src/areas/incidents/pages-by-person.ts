import type { PageDelivery, Person } from '@muster/api-client';

/** Everything sent to one person about an incident, oldest first, and the page that shows their current state. */
export type PagedPerson = {
  readonly person: Person;
  readonly pages: readonly PageDelivery[];
  readonly telling: PageDelivery;
};

/**
 * A row per person, in the order of their first page. The state shown is an answer, else a delivered page, else one in
 * transit; among equals the newest. If one answer ended several pages, the first of them, as the wait began there.
 */
export function pagesByPerson(pages: readonly PageDelivery[]): readonly PagedPerson[] {
  return [...Map.groupBy(pages, ({ to }) => to.id).values()].flatMap((ofPerson) => {
    const telling = ofPerson.toReversed().toSorted((first, second) => rank(first) - rank(second))[0];
    if (telling === undefined) return [];
    const since = ofPerson.find(({ answeredAt }) => answeredAt !== undefined && answeredAt === telling.answeredAt);
    return [{ person: telling.to, pages: ofPerson, telling: since ?? telling }];
  });
}

const rank = ({ state }: PageDelivery): number => order.indexOf(state);
const order: readonly PageDelivery['state'][] = ['answered', 'handed-over', 'sending', 'queued', 'failed', 'stopped'];
