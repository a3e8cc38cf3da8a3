import type { PageDelivery, Person } from '@muster/api-client';

/** Everything that one person was sent about an incident, oldest first, and the page that says how it stands with them. */
export type PagedPerson = {
  readonly person: Person;
  readonly pages: readonly PageDelivery[];
  readonly telling: PageDelivery;
};

/**
 * A row a person, in the order in which they were first called. What tells most of them is an answer, then a page that got
 * there, then one on its way; of equals the newest, but of those that one answer ended the first: it was waited for since.
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
