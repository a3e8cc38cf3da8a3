import { Type } from 'typebox';
import { Person } from '../../../platform/http/person.ts';
import { Line } from '../../../platform/verbs/fields.ts';
import { defineList, pageOf } from '../../../platform/verbs/list.ts';
import { userFacingServices } from '../../catalog/public.ts';
import { peopleService } from '../../identity/public.ts';
import { componentsOf, impacts, updateStates } from '../domain/status.ts';
import { commsPermissions } from '../permissions.ts';
import { commsReader } from '../room.ts';
import { listSubscribers } from '../store/subscribers.ts';
import { allTemplates } from '../store/templates.ts';
import { listUpdates, newestOfEach, wordingsOf } from '../store/updates.ts';

const Moment = Type.String({ format: 'date-time' });
const Id = Type.String({ format: 'uuid' });

/** The status of each catalog component, according to what was published. */
export const statusList = defineList({
  noun: 'status',
  name: 'show',
  route: '/v1/status',
  does: 'the status of each user-facing service, from what was published',
  empty: {
    says: 'No services in the catalog are user-facing.',
    next: 'muster service change <name> --user-facing yes',
  },
  clauses: ['2.4'],
  permission: commsPermissions.read,
  filters: {},
  item: Type.Object(
    { name: Type.String(), impact: Type.Enum([...impacts]), incidents: Type.Array(Type.String()) },
    { title: 'StatusComponent' },
  ),
  columns: [
    { at: 'name', head: 'Service', shrinksTo: 12 },
    { at: 'impact', head: 'For users' },
    { at: 'incidents', head: 'Incidents' },
  ],
  page: async (use) => {
    const { db } = commsReader(use);
    return { items: componentsOf(await userFacingServices(db), await newestOfEach(db)) };
  },
});

const StatusUpdate = Type.Object(
  {
    id: Id,
    code: Type.String(),
    state: Type.Enum([...updateStates]),
    impact: Type.Enum([...impacts]),
    services: Type.Array(Type.String()),
    text: Type.String({ description: 'PUBLIC by decision of the person who published it.' }),
    happenedAt: Moment,
    publishedAt: Moment,
    publishedBy: Person,
    nextBy: Type.Optional(Moment),
    version: Type.Integer(),
    earlier: Type.Array(Type.Object({ text: Type.String(), at: Moment }), {
      description: 'What it said before, oldest first.',
    }),
  },
  { title: 'StatusUpdate' },
);

/** Published updates, newest first, each with its earlier wordings. */
export const statusUpdates = defineList({
  noun: 'status-update',
  name: 'list',
  route: '/v1/status-updates',
  does: 'published updates of incidents, with the time of each and its earlier texts',
  empty: { says: 'No published updates yet.', next: 'muster incident publish <code>' },
  clauses: ['2.4'],
  permission: commsPermissions.read,
  filters: { incident: Type.Optional(Line({ asks: 'Of this incident', limit: 20 })) },
  item: StatusUpdate,
  columns: [
    { at: 'code', head: 'Incident' },
    { at: 'state', head: 'State' },
    { at: 'text', head: 'What it says', shrinksTo: 16 },
    { at: 'happenedAt', head: 'Happened', as: 'instant', dropped: 1 },
    { at: 'publishedAt', head: 'Published', as: 'instant' },
  ],
  keyset: { at: Moment, id: Id },
  async page(use, { filters, after, limit }) {
    const { db } = commsReader(use);
    const found = await listUpdates(db, {
      code: filters.incident?.toUpperCase(),
      after: after === undefined ? undefined : { at: new Date(after.at), id: after.id },
      limit: limit + 1,
    });
    const shown = found.slice(0, limit);
    const wordings = await wordingsOf(
      db,
      shown.map(({ id }) => id),
    );
    const person = await use(peopleService).viewsOf(
      db,
      shown.map(({ publishedBy }) => publishedBy),
    );
    const items = shown.map((update) => {
      const { id, initials, name, roles } = person(update.publishedBy);
      return {
        id: update.id,
        code: update.code,
        state: update.state,
        impact: update.impact,
        services: [...update.services],
        text: update.body,
        happenedAt: update.happenedAt.toISOString(),
        publishedAt: update.publishedAt.toISOString(),
        publishedBy: {
          id,
          initials,
          ...(name === undefined ? {} : { name }),
          ...(roles === undefined ? {} : { roles: [...roles] }),
        },
        ...(update.nextBy === undefined ? {} : { nextBy: update.nextBy.toISOString() }),
        version: update.version,
        earlier: (wordings.get(update.id) ?? [])
          .filter(({ version }) => version < update.version)
          .map(({ body, at }) => ({ text: body, at: at.toISOString() })),
      };
    });
    const { next } = pageOf(found, limit, (last) => ({ at: last.publishedAt.toISOString(), id: last.id }));
    return { items, next };
  },
});

/** Subscribers, without their addresses. */
export const subscriberList = defineList({
  noun: 'subscriber',
  name: 'list',
  route: '/v1/subscribers',
  does: 'subscribers to PUBLIC updates, and those invited; addresses are not shown to anybody',
  empty: { says: 'No subscribers yet.', next: 'muster subscriber add --kind e-mail name@example.org' },
  clauses: ['2.4'],
  permission: commsPermissions.arrange,
  filters: {},
  item: Type.Object(
    {
      id: Id,
      kind: Type.Enum(['e-mail', 'webhook']),
      state: Type.Enum(['pending', 'confirmed', 'ended']),
      services: Type.Array(Type.String()),
      addedAt: Moment,
    },
    { title: 'Subscriber' },
  ),
  columns: [
    { at: 'kind', head: 'Contact method' },
    { at: 'state', head: 'State' },
    { at: 'services', head: 'Of', shrinksTo: 10 },
    { at: 'addedAt', head: 'Since', as: 'instant', dropped: 1 },
    { at: 'id', head: 'Id' },
  ],
  keyset: { id: Id },
  async page(use, { after, limit }) {
    const found = await listSubscribers(commsReader(use).db, after?.id, limit + 1);
    const { next } = pageOf(found, limit, ({ id }) => ({ id }));
    const items = found
      .slice(0, limit)
      .map(({ id, kind, state, services, addedAt }) => ({ id, kind, state, services, addedAt: addedAt.toISOString() }));
    return { items, next };
  },
});

/** Texts to start updates from. */
export const templateList = defineList({
  noun: 'update-template',
  name: 'list',
  route: '/v1/update-templates',
  does: 'texts that updates can start from, for stakeholders or for the public',
  empty: { says: 'No templates yet.', next: 'muster update-template add <name>' },
  clauses: ['2.4'],
  permission: commsPermissions.read,
  filters: {},
  item: Type.Object(
    { id: Id, name: Type.String(), audience: Type.Enum(['stakeholders', 'public']), text: Type.String() },
    { title: 'UpdateTemplate' },
  ),
  columns: [
    { at: 'name', head: 'Name', shrinksTo: 10 },
    { at: 'audience', head: 'For' },
    { at: 'text', head: 'Words', shrinksTo: 16 },
    { at: 'id', head: 'Id' },
  ],
  page: async (use) => ({
    items: (await allTemplates(commsReader(use).db)).map(({ id, name, audience, body }) => ({
      id,
      name,
      audience,
      text: body,
    })),
  }),
});
