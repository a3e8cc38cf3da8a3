import { sql } from 'kysely';
import { Type } from 'typebox';
import { Person } from '../../../platform/http/person.ts';
import { field } from '../../../platform/verbs/fields.ts';
import { defineList, pageOf } from '../../../platform/verbs/list.ts';
import { peopleService, type PersonView } from '../../identity/public.ts';
import { incidentNamed, incidentReads, incidentsById, incidentReadScope } from '../../incidents/public.ts';
import { readAlone } from '../../../platform/database/read.ts';
import { noticeState } from '../domain/notice.ts';
import { regulatorPermissions } from '../permissions.ts';
import { listNotices } from '../store/notices.ts';

const Id = Type.String({ format: 'uuid' });
const At = Type.String({ format: 'date-time' });

/** Notices to authorities: when due, under which rule and source, what was filed and by whom. */
export const noticeList = defineList({
  noun: 'notice',
  name: 'list',
  route: '/v1/notices',
  does: 'notices about incidents that are due to authorities: by when, and what was filed',
  empty: { says: 'No notices to authorities.', next: 'muster incident start-notice <code> <rule>' },
  clauses: ['2.7'],
  permission: regulatorPermissions.read,
  filters: {
    incident: Type.Optional(Type.String({ maxLength: 20, ...field({ asks: 'Only for this incident' }) })),
  },
  item: Type.Object(
    {
      id: Id,
      incident: Type.String(),
      rule: Type.String(),
      title: Type.String(),
      source: Type.String(),
      state: Type.Enum(['running', 'met', 'missed', 'filed-late', 'not-owed']),
      awareAt: At,
      dueAt: At,
      startedBy: Person,
      filedAt: Type.Optional(At),
      filedBy: Type.Optional(Person),
      filed: Type.Optional(Type.String()),
    },
    { title: 'Notice' },
  ),
  columns: [
    { at: 'incident', head: 'Incident' },
    { at: 'rule', head: 'Rule' },
    { at: 'state', head: 'State' },
    { at: 'dueAt', head: 'Due', as: 'instant' },
    { at: 'filedBy', head: 'Filed by', as: 'person', shrinksTo: 8, dropped: 1 },
    { at: 'id', head: 'Id' },
  ],
  keyset: { at: At, id: Id },
  async page(use, { actor, filters, after, limit }) {
    const reads = use(incidentReads);
    const scope = await incidentReadScope(reads, actor);
    const incident = filters.incident === undefined ? undefined : await incidentNamed(reads.db, filters.incident);
    if (scope === 'none' || (filters.incident !== undefined && incident === undefined))
      return { items: [], next: undefined };
    const found = await listNotices(reads.db, {
      scope: typeof scope === 'function' ? scope(sql.ref('regulator_notices.incident_id')) : sql<boolean>`true`,
      incident: incident?.id,
      after: after === undefined ? undefined : { at: new Date(after.at), id: after.id },
      limit: limit + 1,
    });
    const shown = found.slice(0, limit);
    const person = await use(peopleService).viewsOf(
      reads.db,
      shown.flatMap(({ startedBy, filedBy }) => [startedBy, ...(filedBy === undefined ? [] : [filedBy])]),
    );
    const incidents = await readAlone(reads.db, incidentsById(shown.map(({ incidentId }) => incidentId)));
    const { notices } = reads.policies().current.regulators;
    const now = reads.clock.now();
    const items = shown.map((notice) => ({
      id: notice.id,
      incident: incidents.get(notice.incidentId)?.code ?? '',
      rule: notice.rule,
      title: notices[notice.rule]?.title ?? notice.rule,
      source: notices[notice.rule]?.source ?? '',
      state: noticeState(notice, now),
      awareAt: notice.awareAt.toISOString(),
      dueAt: notice.dueAt.toISOString(),
      startedBy: view(person(notice.startedBy)),
      ...(notice.filedAt === undefined ? {} : { filedAt: notice.filedAt.toISOString() }),
      ...(notice.filedBy === undefined ? {} : { filedBy: view(person(notice.filedBy)) }),
      ...(notice.filed === undefined ? {} : { filed: notice.filed }),
    }));
    const { next } = pageOf(found, limit, (last) => ({ at: last.dueAt.toISOString(), id: last.id as string }));
    return { items, next };
  },
});

const view = ({ id, name, initials, roles }: PersonView) => ({
  id,
  initials,
  ...(name === undefined ? {} : { name }),
  ...(roles === undefined ? {} : { roles: [...roles] }),
});
