import { Type } from 'typebox';
import { principalOf } from '../../../kernel/actor.ts';
import { Person } from '../../../platform/http/person.ts';
import { defineList, pageOf } from '../../../platform/verbs/list.ts';
import { mayOn, mayShape, permissionsOf } from '../../../platform/verbs/may.ts';
import { judge } from '../../identity/public.ts';
import { ORGANISATION } from '../../../kernel/protected.ts';
import { alertPermissions } from '../permissions.ts';
import { alertReadsService } from '../queries/alert-reads.ts';
import { alertStates } from '../queries/schemas.ts';
import { listViews } from '../store/alert-views.ts';
import { verbsOnView } from './verbs.ts';

const View = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    name: Type.String(),
    shared: Type.Boolean(),
    owner: Person,
    filters: Type.Object({
      state: Type.Optional(Type.Enum([...alertStates])),
      q: Type.Optional(Type.String()),
      service: Type.Optional(Type.String()),
      unrouted: Type.Optional(Type.Boolean()),
    }),
    address: Type.String({ description: 'The address that opens it.' }),
    createdAt: Type.String({ format: 'date-time' }),
    may: mayShape(verbsOnView),
  },
  { title: 'AlertView' },
);

/** The caller's own alert views and the shared ones, newest first. */
export const alertViews = defineList({
  noun: 'alert-view',
  name: 'list',
  route: '/v1/alert-views',
  does: 'saved filters for alerts, your own and shared ones, with their addresses',
  empty: {
    says: 'No saved views yet.',
    next: 'muster alert-view save "Fraud, firing" --state firing --service fraud',
  },
  clauses: ['6.2'],
  permission: alertPermissions.read,
  filters: {},
  item: View,
  columns: [
    { at: 'name', head: 'View', shrinksTo: 16 },
    { at: 'shared', head: 'For everybody' },
    { at: 'owner', head: 'By', as: 'person', dropped: 2 },
    { at: 'address', head: 'Address', shrinksTo: 20, dropped: 1 },
    { at: 'id', head: 'Id' },
  ],
  keyset: { id: Type.String({ format: 'uuid' }) },
  async page(use, { actor, after, limit }) {
    const { incidents: reads } = use(alertReadsService);
    const { db } = reads;
    const policies = reads.policies();
    const found = await listViews(db, principalOf(actor), { before: after?.id, limit: limit + 1 });
    const shown = found.slice(0, limit);
    const nameOf = await reads.people.viewsOf(
      db,
      shown.map(({ owner }) => owner),
    );
    const decisions = await judge({ db, policies }, actor, permissionsOf(verbsOnView), ORGANISATION);
    if (decisions === undefined) return { items: [] };
    const here = { actor, policy: policies.current, now: reads.clock.now() };
    const { next } = pageOf(found, limit, ({ id }) => ({ id }));
    return {
      items: shown.map((view) => ({
        id: view.id,
        name: view.name,
        shared: view.isShared,
        owner: nameOf(view.owner),
        filters: { ...view.filters },
        address: `/alerts/views/${view.id}`,
        createdAt: view.createdAt.toISOString(),
        may: mayOn(verbsOnView, view, decisions, here),
      })),
      next,
    };
  },
});
