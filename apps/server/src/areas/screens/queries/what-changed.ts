import { definePermission } from '@muster/policy';
import { Type, type Static } from 'typebox';
import { addMinutes } from '../../../kernel/clock.ts';
import { orFail } from '../../../platform/http/or-fail.ts';
import { Count } from '../../../platform/verbs/fields.ts';
import { defineList } from '../../../platform/verbs/list.ts';
import { changesTold, mayReadAlerts, servicesIn } from '../../alerts/public.ts';
import { repositoriesOf, standsOn } from '../../catalog/public.ts';
import { mergedAround } from '../../changes/public.ts';
import { deploymentsAround } from '../../deployments/public.ts';
import { visibleTeams } from '../../identity/public.ts';
import { incidentReads, seeIncident } from '../../incidents/public.ts';

const MINUTES_PER_HOUR = 60;
/** Hours before and after the start, and the limits per kind. */
const around = { before: 24, after: 2 };
const most = { services: 10, told: 50 };

const Changed = Type.Object(
  {
    at: Type.String({ format: 'date-time' }),
    kind: Type.Enum(['deployment', 'change', 'event']),
    says: Type.String(),
    service: Type.Optional(Type.String()),
    about: Type.Enum(['it', 'what it depends on'], { description: 'Whether it is what the incident is about.' }),
    before: Type.Boolean({ description: 'Whether it was before the incident began.' }),
    outcome: Type.Optional(Type.String()),
    link: Type.Optional(Type.String({ description: 'Link to its details.' })),
    by: Type.Optional(Type.String({ description: 'Who reported it.' })),
  },
  { title: 'WhatChanged' },
);

const read = definePermission({
  name: 'incident.what-changed',
  scope: 'catalog:read',
  clause: '6.2',
  anyOf: [{ kind: 'member' }],
});

/** Deployments, merged changes and change events around an incident's start, in its services and all they depend on. */
export const whatChanged = defineList({
  noun: 'incident',
  name: 'what-changed',
  route: '/v1/incidents/:code/what-changed',
  does: 'what was deployed, merged or otherwise changed around its start, in its services and their dependencies',
  empty: { says: 'No known changes around its start.' },
  clauses: ['6.2', '9.1'],
  permission: read,
  key: { code: Type.String({ pattern: '^[Ii][Nn][Cc]-[0-9A-Za-z]{4,10}$', 'x-ref': 'incident' }) },
  filters: {
    hours: Type.Optional(
      Count({ asks: `How many hours before it? ${around.before} if left out`, least: 1, most: 336 }),
    ),
  },
  item: Changed,
  columns: [
    { at: 'at', head: 'When', as: 'instant' },
    { at: 'kind', head: 'What' },
    { at: 'service', head: 'Of', shrinksTo: 12 },
    { at: 'says', head: '', shrinksTo: 24 },
    { at: 'outcome', head: 'Outcome', dropped: 1 },
    { at: 'about', head: 'About', dropped: 2 },
  ],
  async page(use, { actor, key, filters: { hours = around.before } }) {
    const reads = use(incidentReads);
    const { db } = reads;
    const { incident } = orFail(await seeIncident(reads, actor, { code: key['code'] ?? '' }));
    const heard = mayReadAlerts(actor) ? await servicesIn(db, incident.id) : [];
    const own = [...new Set([...(incident.service === undefined ? [] : [incident.service]), ...heard])]
      .map((name) => name.toLowerCase())
      .slice(0, most.services);
    const under: string[] = [];
    for (const name of own) under.push(...(await standsOn(db, name)));
    const services = [...new Set([...own, ...under])];
    const start = incident.declaredAt;
    const asked = {
      services,
      since: addMinutes(start, -hours * MINUTES_PER_HOUR),
      until: addMinutes(start, around.after * MINUTES_PER_HOUR),
      limit: most.told,
    };
    const repositories = await repositoriesOf(db, services);
    const teams = await visibleTeams({ db, policies: reads.policies() }, actor);
    const placed = (at: Date, service: string | undefined) => ({
      at: at.toISOString(),
      ...(service === undefined ? {} : { service }),
      about: service === undefined || own.includes(service) ? ('it' as const) : ('what it depends on' as const),
      before: at < start,
    });
    const items: Static<typeof Changed>[] = [
      ...(await deploymentsAround(db, asked)).map((each) => ({
        ...placed(each.startedAt, each.service),
        kind: 'deployment' as const,
        says: `${each.class === 'rollback' ? 'back to ' : ''}${each.commit} in ${each.environment}`,
        outcome: each.outcome ?? 'in progress',
        ...(each.reference === undefined ? {} : { link: each.reference }),
      })),
      ...(await mergedAround(db, { ...asked, repositories: [...repositories.keys()] })).map((each) => ({
        ...placed(each.mergedAt, repositories.get(each.repository)),
        kind: 'change' as const,
        says: `${each.repository}#${each.number} merged into ${each.base}`,
        link: `/changes/${each.id}`,
      })),
      ...(mayReadAlerts(actor) ? await changesTold(db, { ...asked, incident: incident.id, teams }) : []).map(
        (each) => ({
          ...placed(each.toldAt, each.service),
          kind: 'event' as const,
          says: each.summary,
          by: each.integration,
          ...(each.link === undefined ? {} : { link: each.link }),
        }),
      ),
    ];
    return { items: items.toSorted((one, other) => (one.at < other.at ? 1 : -1)) };
  },
});
