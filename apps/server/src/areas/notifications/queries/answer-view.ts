import { roleTitle } from '@muster/policy';
import type { Actor } from '../../../kernel/actor.ts';
import type { PrincipalId } from '../../../kernel/ids.ts';
import { timeZoneOf, type PersonView } from '../../identity/public.ts';
import { acknowledgerOf, isCalling, seeIncident, type Incident, type IncidentReads } from '../../incidents/public.ts';
import { pageById, type Page } from '../../oncall/public.ts';
import type { AnswerClaim } from '../links/answer-links.ts';
import { carriedBy } from './carried-by.ts';
import type { Notifications } from '../notifications.ts';

/** The web page behind an answer link: incident, the link's owner, and who has acknowledged. Roles by title. */
export type AnswerView = {
  readonly page: Page;
  readonly incident: Incident;
  readonly you: PersonView;
  /** Their time zone; undefined if not set. */
  readonly zone: string | undefined;
  readonly now: Date;
  /** The title of the contact role in which they were paged. */
  readonly as: string | undefined;
  /** The other incidents of the same message for which paging is still active. */
  readonly also: readonly Incident[];
  readonly acknowledged: { readonly by: PersonView | undefined; readonly at: Date } | undefined;
};

/** The actor of a link: the paged person, in a session that stands for this link. */
export const bearerOf = (claim: AnswerClaim): Extract<Actor, { kind: 'person' }> => ({
  kind: 'person',
  id: claim.principal,
  sessionId: `answer-link:${claim.page}`,
});

/**
 * Undefined if the link is dangling: no such page, somebody else's page, or an incident its holder may no longer see.
 */
export async function answerView(
  { reads }: Pick<Notifications, 'reads'>,
  claim: AnswerClaim,
): Promise<AnswerView | undefined> {
  const page = await pageById(reads.db, claim.page);
  if (page?.to !== claim.principal) return undefined;
  const seen = await seeIncident(reads, bearerOf(claim), { id: page.incident });
  if (!seen.ok) return undefined;
  const { incident } = seen.value;
  const acknowledger = isCalling(incident) ? undefined : await acknowledgerOf(reads.db, incident.id);
  const views = await reads.people.viewsOf(reads.db, [page.to, ...(acknowledger === undefined ? [] : [acknowledger])]);
  const policy = reads.policies().current;
  const person = (id: PrincipalId): PersonView => {
    const { roles = [], ...view } = views(id);
    return { ...view, roles: roles.map((role) => roleTitle(policy, role)) };
  };
  return {
    page,
    incident,
    you: person(page.to),
    now: reads.clock.now(),
    zone: await timeZoneOf(reads.db, page.to),
    as: page.as === undefined ? undefined : roleTitle(policy, page.as),
    also: await stillCalling(reads, claim),
    acknowledged: isCalling(incident)
      ? undefined
      : { by: acknowledger === undefined ? undefined : person(acknowledger), at: acknowledgedAtOf(incident) },
  };
}

const acknowledgedAtOf = (incident: Incident): Date =>
  'acknowledgedAt' in incident ? incident.acknowledgedAt : incident.declaredAt;

/** Of the other incidents in one message, those this person may know of and nobody has acknowledged. */
async function stillCalling(reads: IncidentReads, claim: AnswerClaim): Promise<readonly Incident[]> {
  const found = new Map<string, Incident>();
  for (const id of await carriedBy(reads.db, claim.page)) {
    const page = await pageById(reads.db, id);
    const seen = page && (await seeIncident(reads, bearerOf(claim), { id: page.incident }));
    if (seen?.ok === true && isCalling(seen.value.incident)) found.set(seen.value.incident.id, seen.value.incident);
  }
  return [...found.values()].toSorted((one, other) => one.severity.localeCompare(other.severity));
}
