import { severities } from '@muster/policy';
import { Type } from 'typebox';
import type { Actor } from '../../../kernel/actor.ts';
import { asId } from '../../../kernel/ids.ts';
import { Choice, field, Flag } from '../../../platform/verbs/fields.ts';
import { defineList } from '../../../platform/verbs/list.ts';
import { phases } from '../domain/incident.ts';
import { incidentPermissions } from '../permissions.ts';
import { incidentReads } from '../services.ts';
import { ListKey } from '../store/list-order.ts';
import { countRows, listRows, type IncidentFilter } from '../store/list-rows.ts';
import { summaryOf } from './incident-view.ts';
import type { IncidentReads } from './incident-reads.ts';
import { listScopeOf } from './list-scope.ts';
import { loadContext } from './load-context.ts';
import { IncidentSummary } from './summary-schema.ts';

export type { IncidentFilter };

export type IncidentList = {
  readonly items: readonly ReturnType<typeof summaryOf>[];
  readonly total: number;
  /** Where the next page of results starts; absent on the last. */
  readonly next?: ListKey;
};

/** The incidents this actor may know of, ordered by due time and severity, and their total number. */
export async function listIncidents(
  reads: IncidentReads,
  actor: Actor,
  filter: IncidentFilter,
  page: { readonly after: ListKey | undefined; readonly limit: number },
): Promise<IncidentList> {
  const scope = await listScopeOf(reads, actor);
  const [found, total] = await Promise.all([
    listRows(reads.db, filter, scope, { asOf: reads.clock.now(), after: page.after, limit: page.limit + 1 }),
    countRows(reads.db, filter, scope),
  ]);
  const shown = found.slice(0, page.limit);
  const last = shown.at(-1);
  const context = await loadContext(
    reads,
    actor,
    shown.map(({ incident }) => incident),
  );
  return {
    items: shown.map(({ incident }) => summaryOf(incident, context)),
    total,
    ...(found.length > page.limit && last ? { next: last.key } : {}),
  };
}

/** The public incident list. Drills are left out unless asked for. */
export const incidents = defineList({
  noun: 'incident',
  name: 'list',
  route: '/v1/incidents',
  does: 'what is overdue, what is due next, the rest',
  empty: { says: 'There is no such incident that you may see.', next: 'muster incident declare "what is wrong"' },
  clauses: ['6.2'],
  permission: incidentPermissions.read,
  filters: {
    open: Flag({ asks: 'Open ones only' }),
    phase: Type.Optional(Choice(phases, { asks: 'In one phase' })),
    severity: Type.Optional(Choice(severities, { asks: 'Of one severity' })),
    drill: Flag({ asks: 'Drills instead of real ones' }),
    commander: Type.Optional(
      Type.Union(
        [Type.String({ format: 'uuid' }), Type.Literal('none')],
        field({ asks: 'Commanded by this member, or by nobody' }),
      ),
    ),
    service: Type.Optional(
      Type.String({
        maxLength: 100,
        'x-ref': 'service-name',
        ...field({ asks: 'About this service, or with alerts from it' }),
      }),
    ),
    q: Type.Optional(Type.String({ maxLength: 200, ...field({ asks: 'Containing these words' }) })),
  },
  item: IncidentSummary,
  columns: [
    { at: 'severity', head: 'Severity', as: 'severity' },
    { at: 'code', head: 'Code' },
    { at: 'title', head: 'Title', shrinksTo: 20 },
    { at: 'phase', head: 'Phase', dropped: 2 },
    { at: 'commander.person', head: 'Commander', as: 'person', shrinksTo: 12, dropped: 1 },
    { at: 'nextClock.dueAt', head: 'Due', as: 'instant' },
  ],
  keyset: ListKey.properties,
  page: async (use, { actor, filters, after, limit }) => {
    const { open, phase, severity, drill = false, commander, service, q } = filters;
    const reads = use(incidentReads);
    const about = service?.toLowerCase();
    const filter: IncidentFilter = {
      drill,
      ...(open === undefined ? {} : { isOpen: open }),
      ...(phase === undefined ? {} : { phase }),
      ...(severity === undefined ? {} : { severity }),
      ...(commander === undefined
        ? {}
        : { commander: commander === 'none' ? commander : asId<'principal'>(commander) }),
      ...(about === undefined ? {} : { about: { service: about, orAmong: reads.withAlertsOf(about) } }),
      ...(q === undefined ? {} : { words: q }),
    };
    return listIncidents(reads, actor, filter, { after, limit });
  },
});
