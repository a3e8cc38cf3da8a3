import { Type } from 'typebox';
import type { PolicyFinding } from '@muster/policy';
import { addMinutes, isBefore } from '../../../kernel/clock.ts';
import type { AreaReads } from '../../../platform/manifest-queries.ts';
import { Person } from '../../../platform/http/person.ts';
import { defineList } from '../../../platform/verbs/list.ts';
import { notificationsService } from '../notifications.ts';
import { notificationPermissions } from '../permissions.ts';
import { whoIsReady } from './who-is-ready.ts';

/** Who is on call, now or soon, and whether they are provably reachable. Shows only the kinds of their channels. */
export const readinessList = defineList({
  noun: 'readiness',
  name: 'list',
  route: '/v1/on-call/readiness',
  does: 'who is on call now or soon, by which contact methods, and when something last reached them',
  empty: { says: 'Nobody is on call, now or soon.', next: 'muster schedule create <name>' },
  clauses: ['2.1', '3.1.2'],
  permission: notificationPermissions.read,
  filters: {},
  item: Type.Object(
    {
      person: Person,
      ready: Type.Boolean(),
      says: Type.String({ description: 'Why they are ready, or what is missing and how to fix it.' }),
      ways: Type.Array(Type.String()),
      lastReachedAt: Type.Optional(Type.String({ format: 'date-time' })),
      lastReachedBy: Type.Optional(Type.String()),
      schedule: Type.String(),
      from: Type.String({ format: 'date-time' }),
      until: Type.Optional(Type.String({ format: 'date-time' })),
    },
    { title: 'OnCallReadiness' },
  ),
  columns: [
    { at: 'person', head: 'Who', as: 'person', shrinksTo: 10 },
    { at: 'schedule', head: 'On call in', shrinksTo: 10 },
    { at: 'from', head: 'From', as: 'instant' },
    { at: 'says', head: 'Ready', shrinksTo: 16 },
    { at: 'ways', head: 'Contact methods', as: 'words', dropped: 2 },
    { at: 'lastReachedAt', head: 'Last reached', as: 'instant', dropped: 1 },
  ],
  async page(use) {
    const { reads, sender } = use(notificationsService);
    const ready = await whoIsReady({ db: reads.db, policies: reads.policies() }, reads.clock.now(), sender.hasMail);
    const person = await reads.people.viewsOf(
      reads.db,
      ready.map((each) => each.person),
    );
    return {
      items: ready.map(({ person: id, readiness, ways, lastProof, schedule, from, until }) => ({
        person: person(id),
        ready: readiness.isReady,
        says: readiness.says,
        ways: [...ways],
        ...(lastProof === undefined ? {} : { lastReachedAt: lastProof.at.toISOString(), lastReachedBy: lastProof.way }),
        schedule,
        from: from.toISOString(),
        ...(until === undefined ? {} : { until: until.toISOString() }),
      })),
    };
  },
});

/** People on call now or soon without proof that they are reachable: found before a page fails to reach them. */
export const readinessFindings =
  (hasMail: () => boolean) =>
  async ({ db, policies, clock }: AreaReads): Promise<readonly PolicyFinding[]> => {
    const { schedules, readiness } = policies().current.paging;
    const now = clock.now();
    const soon = addMinutes(now, schedules.shiftNotice.minutes);
    const ready = await whoIsReady({ db, policies: policies() }, now, hasMail());
    const missing = ready.filter((each) => !each.readiness.isReady && isBefore(each.from, soon));
    if (missing.length === 0) return [];
    const message = `${missing.length === 1 ? 'One of those' : `${missing.length} of those`} on call now or soon cannot be shown to be reachable. Ask them to send themselves a test page.`;
    const act = { who: 'whoever is on call', page: '/on-call/readiness' };
    return [{ clause: readiness.clause, weight: 'warning', message, ruling: null, act }];
  };
