import { sql } from 'kysely';
import { Type } from 'typebox';
import { ORGANISATION } from '../../../kernel/protected.ts';
import { field } from '../../../platform/verbs/fields.ts';
import { defineList, pageOf } from '../../../platform/verbs/list.ts';
import { mayOn, permissionsOf } from '../../../platform/verbs/may.ts';
import { judge } from '../../identity/public.ts';
import { incidentNamed, incidentReads, incidentReadScope } from '../../incidents/public.ts';
import { rollbackStates } from '../domain/rollback.ts';
import { rollbackPermissions } from '../permissions.ts';
import { executorsThere } from '../store/executors.ts';
import { listRollbacks } from '../store/rollbacks.ts';
import { verbsOnExecutor } from '../verbs.ts';
import { Executor, Rollback } from './rollback-schema.ts';
import { rollbackViews } from './rollback-view.ts';

/** Rollbacks in every state, newest first. */
export const rollbackList = defineList({
  noun: 'rollback',
  name: 'list',
  route: '/v1/rollbacks',
  does: 'rollbacks in production: on whose approval, and how they ended',
  empty: { says: 'No rollbacks yet.', next: 'muster incident roll-back <code> <target> --to <version>' },
  clauses: ['2.3'],
  permission: rollbackPermissions.read,
  filters: {
    incident: Type.Optional(Type.String({ maxLength: 20, ...field({ asks: 'Only under this incident' }) })),
    state: Type.Optional(Type.Enum(['open', ...rollbackStates], field({ asks: 'Only in this state' }))),
  },
  item: Rollback,
  columns: [
    { at: 'incident', head: 'Incident' },
    { at: 'target', head: 'What', shrinksTo: 10 },
    { at: 'to', head: 'Back to', shrinksTo: 8 },
    { at: 'state', head: 'State' },
    { at: 'requestedBy', head: 'Asked by', as: 'person', shrinksTo: 8, dropped: 1 },
    { at: 'requestedAt', head: 'Asked', as: 'instant', dropped: 2 },
    { at: 'id', head: 'Id' },
  ],
  keyset: { at: Type.String({ format: 'date-time' }), id: Type.String({ format: 'uuid' }) },
  async page(use, { actor, filters, after, limit }) {
    const reads = use(incidentReads);
    const scope = await incidentReadScope(reads, actor);
    const incident = filters.incident === undefined ? undefined : await incidentNamed(reads.db, filters.incident);
    if (scope === 'none' || (filters.incident !== undefined && incident === undefined))
      return { items: [], next: undefined };
    const found = await listRollbacks(reads.db, {
      scope: typeof scope === 'function' ? scope(sql.ref('rollbacks.incident_id')) : sql<boolean>`true`,
      incident: incident?.id,
      state: filters.state,
      after: after === undefined ? undefined : { at: new Date(after.at), id: after.id },
      limit: limit + 1,
    });
    const page = pageOf(found, limit, (last) => ({ at: last.requestedAt.toISOString(), id: last.id as string }));
    return { ...page, items: await rollbackViews(use, actor, found.slice(0, limit)) };
  },
});

/** Executors that rollbacks can be sent to. */
export const executorList = defineList({
  noun: 'executor',
  name: 'list',
  route: '/v1/executors',
  does: 'executors of rollbacks: webhooks, and programs that run a command',
  empty: {
    says: 'No executors yet: nothing can carry out a rollback.',
    next: 'muster executor connect <name> --url <address>',
  },
  clauses: ['2.3'],
  permission: rollbackPermissions.read,
  filters: {},
  item: Executor,
  columns: [
    { at: 'name', head: 'Name', shrinksTo: 12 },
    { at: 'by', head: 'By' },
    { at: 'host', head: 'Where', shrinksTo: 12 },
    { at: 'addedBy', head: 'Connected by', as: 'person', shrinksTo: 8, dropped: 1 },
    { at: 'id', head: 'Id', dropped: 2 },
  ],
  async page(use, { actor }) {
    const { db, clock, people, policies } = use(incidentReads);
    const found = await executorsThere(db);
    const person = await people.viewsOf(
      db,
      found.map(({ addedBy }) => addedBy),
    );
    const reader = { db, policies: policies() };
    const decisions =
      (await judge(reader, actor, permissionsOf(verbsOnExecutor), ORGANISATION)) ?? new Map<never, never>();
    const here = { actor, policy: policies().current, now: clock.now() };
    return {
      items: found.map((each) => {
        const { id, name, initials } = person(each.addedBy);
        return {
          id: each.id,
          name: each.name,
          by: each.by.kind,
          ...(each.by.kind === 'webhook' ? { host: new URL(each.by.url).host } : { program: each.by.id }),
          addedBy: { id, initials, ...(name === undefined ? {} : { name }) },
          addedAt: each.addedAt.toISOString(),
          version: each.version,
          may: mayOn(verbsOnExecutor, each, decisions, here),
        };
      }),
      next: undefined,
    };
  },
});
