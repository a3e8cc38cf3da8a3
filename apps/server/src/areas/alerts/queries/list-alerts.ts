import { Type } from 'typebox';
import { orFail } from '../../../platform/http/or-fail.ts';
import { Choice, field } from '../../../platform/verbs/fields.ts';
import { defineList, pageOf } from '../../../platform/verbs/list.ts';
import { visibleTeams } from '../../identity/public.ts';
import { seeIncident, visibleIncidents } from '../../incidents/public.ts';
import { alertPermissions } from '../permissions.ts';
import { listRows } from '../store/list-alerts.ts';
import { alertReadsService } from './alert-reads.ts';
import { alertView } from './alert-view.ts';
import { Alert, alertStates } from './schemas.ts';

/** The alerts that a reader may know of, newest first. Whoever may see an incident may see what it is about. */
export const alerts = defineList({
  noun: 'alert',
  name: 'list',
  route: '/v1/alerts',
  does: 'alerts, newest first',
  empty: {
    says: 'No alert has come in that you may see.',
    next: 'muster integration create --name Alertmanager',
  },
  clauses: ['6.2'],
  permission: alertPermissions.read,
  filters: {
    state: Type.Optional(Choice(alertStates, { asks: 'firing or resolved' })),
    q: Type.Optional(
      Type.String({ maxLength: 200, ...field({ asks: 'with these words', option: 'query', short: 'q' }) }),
    ),
    incident: Type.Optional(
      Type.String({
        maxLength: 20,
        'x-ref': 'incident',
        ...field({ asks: 'of one incident, by its code', short: 'i' }),
      }),
    ),
    service: Type.Optional(
      Type.String({ maxLength: 100, 'x-ref': 'service-name', ...field({ asks: 'of one service' }) }),
    ),
    unrouted: Type.Optional(Type.Boolean(field({ asks: 'that no rule, mapping or catalog gave a team' }))),
    suppression: Type.Optional(Type.String({ format: 'uuid', ...field({ asks: 'that began while this held them' }) })),
  },
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
  async page(use, { actor, filters: { state, q, incident: code, service, suppression, unrouted }, after, limit }) {
    const { incidents: reads } = use(alertReadsService);
    const seen = code === undefined ? undefined : orFail(await seeIncident(reads, actor, { code }));
    const found = await listRows(
      reads.db,
      {
        ...(state === undefined ? {} : { state }),
        ...(q === undefined ? {} : { words: q }),
        ...(service === undefined ? {} : { service: service.toLowerCase() }),
        ...(unrouted === true ? { isUnrouted: true } : {}),
        ...(suppression === undefined ? {} : { heldBy: suppression }),
        ...(seen === undefined
          ? { teams: await visibleTeams({ db: reads.db, policies: reads.policies() }, actor) }
          : { teams: 'all', incident: seen.incident.id }),
      },
      { before: after?.id, limit: limit + 1 },
    );
    const codes = await visibleIncidents(
      reads,
      actor,
      found.flatMap(({ alert }) => alert.incidentId ?? []),
    );
    const shown = found.map((each) => alertView(each, (incident) => codes.get(incident)));
    return pageOf(shown, limit, ({ id }) => ({ id }));
  },
});
