import { Type } from 'typebox';
import { defineList, pageOf } from '../../../platform/verbs/list.ts';
import { visibleIncidents } from '../../incidents/public.ts';
import { alertPermissions } from '../permissions.ts';
import { listRows } from '../store/list-alerts.ts';
import { alertFilters, filterFor } from './alert-filter.ts';
import { alertReadsService } from './alert-reads.ts';
import { alertView } from './alert-view.ts';
import { Alert } from './schemas.ts';

/** The alerts a reader may see, newest first. Whoever may see an incident may see its alerts. */
export const alerts = defineList({
  noun: 'alert',
  name: 'list',
  route: '/v1/alerts',
  does: 'alerts, newest first',
  empty: {
    says: 'No alerts yet that you may see.',
    next: 'muster integration create --name Alertmanager',
  },
  clauses: ['6.2'],
  permission: alertPermissions.read,
  filters: alertFilters,
  item: Alert,
  columns: [
    { at: 'severity', head: '', as: 'severity' },
    { at: 'state', head: 'State' },
    { at: 'name', head: 'Alert', shrinksTo: 16 },
    { at: 'incident', head: 'Incident' },
    { at: 'drill', head: 'Drill', dropped: 2 },
    { at: 'startsAt', head: 'Since', as: 'instant', dropped: 3 },
    { at: 'annotations.summary', head: 'Summary', shrinksTo: 20, dropped: 4 },
  ],
  keyset: { id: Type.String({ format: 'uuid' }) },
  async page(use, { actor, filters, after, limit }) {
    const all = use(alertReadsService);
    const { incidents: reads } = all;
    const found = await listRows(reads.db, await filterFor(all, actor, filters), {
      before: after?.id,
      limit: limit + 1,
    });
    const codes = await visibleIncidents(
      reads,
      actor,
      found.flatMap(({ alert }) => alert.incidentId ?? []),
    );
    const shown = found.map((each) => alertView(each, (incident) => codes.get(incident)));
    return pageOf(shown, limit, ({ id }) => ({ id }));
  },
});
