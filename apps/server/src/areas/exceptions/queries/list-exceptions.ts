import { Type } from 'typebox';
import { field } from '../../../platform/verbs/fields.ts';
import { defineList, pageOf } from '../../../platform/verbs/list.ts';
import { visibleTeams } from '../../identity/public.ts';
import { exceptionPermissions } from '../permissions.ts';
import { listExceptions } from '../store/exceptions.ts';
import { Exception } from './exception-schema.ts';
import { exceptionReader, viewsFor } from './exception-view.ts';

/** Past, current and requested deviations, newest first. */
export const exceptionList = defineList({
  noun: 'exception',
  name: 'list',
  route: '/v1/exceptions',
  does: 'exceptions to the policy: clause, scope, expiry, and how many were approved before',
  empty: { says: 'No exception has been requested.', next: 'muster exception ask <clause> <scope>' },
  clauses: ['1.2'],
  permission: exceptionPermissions.read,
  filters: {
    state: Type.Optional(Type.Enum(['open', 'over'], field({ asks: 'Open (requested or in force), or over' }))),
    clause: Type.Optional(Type.String({ maxLength: 20, ...field({ asks: 'Only this clause' }) })),
  },
  item: Exception,
  columns: [
    { at: 'clause', head: 'Clause' },
    { at: 'scope', head: 'For', shrinksTo: 12 },
    { at: 'standing', head: 'State' },
    { at: 'expiresAt', head: 'Until', as: 'instant' },
    { at: 'earlier', head: 'Before', dropped: 2 },
    { at: 'requestedBy', head: 'Asked by', as: 'person', shrinksTo: 8, dropped: 1 },
    { at: 'id', head: 'Id' },
  ],
  keyset: { at: Type.String({ format: 'date-time' }), id: Type.String({ format: 'uuid' }) },
  async page(use, { actor, filters, after, limit }) {
    const reader = exceptionReader(use);
    const found = await listExceptions(reader.db, {
      teams: await visibleTeams(reader, actor),
      state: filters.state,
      clause: filters.clause,
      now: reader.now,
      after: after === undefined ? undefined : { at: new Date(after.at), id: after.id },
      limit: limit + 1,
    });
    const page = pageOf(found, limit, (last) => ({ at: last.requestedAt.toISOString(), id: last.id as string }));
    return { ...page, items: await viewsFor(reader, actor, found.slice(0, limit)) };
  },
});
