import { sql } from 'kysely';
import { Type } from 'typebox';
import { field } from '../../../platform/verbs/fields.ts';
import { defineList, pageOf } from '../../../platform/verbs/list.ts';
import { incidentReads, incidentReadScope } from '../../incidents/public.ts';
import { breakGlassPermissions } from '../permissions.ts';
import { incidentColumn, listEmergencies } from '../store/emergencies.ts';
import { Emergency } from './emergency-schema.ts';
import { emergencyReader, viewsFor } from './emergency-view.ts';

/** Every emergency change with all its events, newest first: the report for Platform Governance (GOV 5.3.5). */
export const breakGlassList = defineList({
  noun: 'break-glass',
  name: 'list',
  route: '/v1/break-glass',
  does: 'every emergency change: who requested and who approved it, and when it was applied, re-applied and ratified',
  empty: { says: 'No emergency changes yet.', next: 'muster break-glass ask <incident>' },
  clauses: ['5.3.5', '5.3.2'],
  permission: breakGlassPermissions.read,
  filters: {
    incident: Type.Optional(Type.String({ maxLength: 20, ...field({ asks: 'Only under this incident' }) })),
  },
  item: Emergency,
  columns: [
    { at: 'requestedAt', head: 'Asked', as: 'instant' },
    { at: 'incident', head: 'Under' },
    { at: 'commit', head: 'Commit', shrinksTo: 12 },
    { at: 'standing', head: 'State' },
    { at: 'reapplyBy', head: 'Re-apply by', as: 'instant', dropped: 1 },
    { at: 'requestedBy', head: 'Requested by', as: 'person', shrinksTo: 8, dropped: 2 },
    { at: 'id', head: 'Id' },
  ],
  keyset: { at: Type.String({ format: 'date-time' }), id: Type.String({ format: 'uuid' }) },
  async page(use, { actor, filters, after, limit }) {
    const reader = emergencyReader(use);
    const scope = await incidentReadScope(use(incidentReads), actor);
    const found = await listEmergencies(reader.db, {
      isSeen: scope === 'all' ? sql`true` : scope === 'none' ? sql`false` : scope(incidentColumn),
      incident: filters.incident?.toUpperCase(),
      after: after === undefined ? undefined : { at: new Date(after.at), id: after.id },
      limit: limit + 1,
    });
    const page = pageOf(found, limit, (last) => ({ at: last.requestedAt.toISOString(), id: last.id }));
    return { ...page, items: await viewsFor(reader, actor, found.slice(0, limit)) };
  },
});
