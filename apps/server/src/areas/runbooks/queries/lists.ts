import { sql } from 'kysely';
import { severities } from '@muster/policy';
import { Type } from 'typebox';
import { Choice, field } from '../../../platform/verbs/fields.ts';
import { defineList, pageOf } from '../../../platform/verbs/list.ts';
import { incidentNamed, incidentReads, incidentReadScope } from '../../incidents/public.ts';
import { runbookPermissions } from '../permissions.ts';
import { listExecutions } from '../store/executions.ts';
import { executionViews } from './execution-views.ts';
import { readLibrary, summaryOf } from './runbook-views.ts';
import { Execution, RunbookSummary } from './schemas.ts';

/** The library, by id. */
export const runbookList = defineList({
  noun: 'runbook',
  name: 'list',
  route: '/v1/runbooks',
  does: 'the runbook library: what to do when an alert fires, and when each was last drilled',
  empty: { says: 'No matching runbooks.', next: 'muster runbook propose <file>' },
  clauses: ['7.10'],
  permission: runbookPermissions.read,
  filters: {
    severity: Type.Optional(Choice(severities, { asks: 'Only those for this severity' })),
    stale: Type.Optional(Choice(['yes', 'no'], { asks: 'Only those whose drill is stale, or not' })),
    trigger: Type.Optional(Type.String({ maxLength: 200, ...field({ asks: 'Only those with this trigger' }) })),
  },
  item: RunbookSummary,
  columns: [
    { at: 'id', head: 'Runbook', shrinksTo: 14 },
    { at: 'title', head: 'Title', shrinksTo: 12, dropped: 2 },
    { at: 'version', head: 'Version' },
    { at: 'drilledAt', head: 'Drilled', as: 'instant', dropped: 1 },
    { at: 'isStale', head: 'Stale' },
  ],
  keyset: { id: Type.String() },
  async page(use, { filters, after, limit }) {
    const reading = await readLibrary(use);
    const found = reading.library.runbooks
      .filter(({ id }) => after === undefined || id > after.id)
      .map((runbook) => summaryOf(runbook, reading))
      .filter(
        (each) =>
          (filters.severity === undefined || each.severities.includes(filters.severity)) &&
          (filters.stale === undefined || each.isStale === (filters.stale === 'yes')) &&
          (filters.trigger === undefined || each.triggers.includes(filters.trigger)),
      );
    return pageOf(found.slice(0, limit + 1), limit, ({ id }) => ({ id }));
  },
});

/** Executions, newest first; `drills` limits them to drills. */
export const executionList = defineList({
  noun: 'execution',
  name: 'list',
  route: '/v1/executions',
  does: 'runbook executions, drills included, and their outcomes',
  empty: { says: 'No runbook executions.', next: 'muster incident follow-runbook <code> <runbook>' },
  clauses: ['2.2', '7.10'],
  permission: runbookPermissions.read,
  filters: {
    incident: Type.Optional(Type.String({ maxLength: 20, ...field({ asks: 'Only under this incident' }) })),
    runbook: Type.Optional(Type.String({ maxLength: 60, ...field({ asks: 'Only this runbook' }) })),
    drills: Type.Optional(Choice(['yes', 'no'], { asks: 'Only drills, or only real ones' })),
  },
  item: Execution,
  columns: [
    { at: 'incident', head: 'Incident' },
    { at: 'runbook', head: 'Runbook', shrinksTo: 10 },
    { at: 'runbookVersion', head: 'Version', dropped: 2 },
    { at: 'state', head: 'State' },
    { at: 'startedBy', head: 'By', as: 'person', shrinksTo: 8, dropped: 1 },
    { at: 'startedAt', head: 'Began', as: 'instant', dropped: 3 },
    { at: 'id', head: 'Id' },
  ],
  keyset: { at: Type.String({ format: 'date-time' }), id: Type.String({ format: 'uuid' }) },
  async page(use, { actor, filters, after, limit }) {
    const reads = use(incidentReads);
    const scope = await incidentReadScope(reads, actor);
    const incident = filters.incident === undefined ? undefined : await incidentNamed(reads.db, filters.incident);
    if (scope === 'none' || (filters.incident !== undefined && incident === undefined))
      return { items: [], next: undefined };
    const found = await listExecutions(reads.db, {
      scope: typeof scope === 'function' ? scope(sql.ref('runbook_executions.incident_id')) : sql<boolean>`true`,
      incident: incident?.id,
      runbook: filters.runbook,
      drills: filters.drills === undefined ? undefined : filters.drills === 'yes',
      after: after === undefined ? undefined : { at: new Date(after.at), id: after.id },
      limit: limit + 1,
    });
    const page = pageOf(found, limit, (last) => ({ at: last.startedAt.toISOString(), id: last.id as string }));
    return { ...page, items: await executionViews(use, actor, found.slice(0, limit)) };
  },
});
