import { sql, type RawBuilder } from 'kysely';
import { Type } from 'typebox';
import type { Actor } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/clock.ts';
import { asId, type IncidentId } from '../../../kernel/ids.ts';
import type { UseService } from '../../../kernel/services.ts';
import { readAlone } from '../../../platform/database/read.ts';
import { Flag, field, Ref } from '../../../platform/verbs/fields.ts';
import { defineList } from '../../../platform/verbs/list.ts';
import { commanderOf, incidentReads, incidentsById, incidentReadScope } from '../../incidents/public.ts';
import { actionStates } from '../domain/action-item.ts';
import { postmortemStates } from '../domain/postmortem.ts';
import { postmortemPermissions } from '../permissions.ts';
import { listActions } from '../store/action-items.ts';
import { listPostmortems } from '../store/postmortems.ts';
import { actionViews } from './action-views.ts';
import { ActionItem, PostmortemSummary } from './postmortem-schema.ts';
import { personOf, standing } from './standing.ts';

const keyset = { at: Type.String({ format: 'date-time' }), id: Type.String({ format: 'uuid' }) };

/** Which incidents this actor may know of, as a condition on a column. */
async function seenBy(use: UseService, actor: Actor, column: string): Promise<RawBuilder<boolean>> {
  const scope = await incidentReadScope(use(incidentReads), actor);
  if (typeof scope === 'function') return scope(sql.ref(column));
  return scope === 'all' ? sql<boolean>`true` : sql<boolean>`false`;
}

const incidentsOf = async (use: UseService, ids: readonly IncidentId[]) =>
  readAlone(use(incidentReads).db, incidentsById([...new Set(ids)]));

/** Postmortems, newest first. */
export const postmortemList = defineList({
  noun: 'postmortem',
  name: 'list',
  route: '/v1/postmortems',
  does: 'postmortems: due, in progress and published',
  empty: { says: 'No postmortems yet.', next: 'muster postmortem begin <code>' },
  clauses: ['2.5', '3.1.8', '3.2.6'],
  permission: postmortemPermissions.read,
  filters: {
    state: Type.Optional(Type.Enum(['open', ...postmortemStates], field({ asks: 'Only in this state' }))),
  },
  item: PostmortemSummary,
  columns: [
    { at: 'code', head: 'Incident' },
    { at: 'title', head: 'Title', shrinksTo: 14 },
    { at: 'severity', head: 'Severity', as: 'severity' },
    { at: 'state', head: 'State' },
    { at: 'dueAt', head: 'Due', as: 'instant' },
    { at: 'commander', head: 'Commander', as: 'person', shrinksTo: 8, dropped: 1 },
  ],
  keyset,
  async page(use, { actor, filters, after, limit }) {
    const { db, clock, people, policies } = use(incidentReads);
    const found = await listPostmortems(db, {
      scope: await seenBy(use, actor, 'p.incident_id'),
      state: filters.state,
      after: after === undefined ? undefined : { at: new Date(after.at), id: after.id },
      limit: limit + 1,
    });
    const shown = found.slice(0, limit);
    const incidents = await incidentsOf(
      use,
      shown.map(({ incidentId }) => incidentId),
    );
    const person = await people.viewsOf(
      db,
      shown.flatMap(({ incidentId, review }) => {
        const incident = incidents.get(incidentId);
        return [review?.facilitator, incident && commanderOf(incident)].filter((id) => id !== undefined);
      }),
    );
    const last = shown.at(-1);
    return {
      items: shown.flatMap((postmortem) => {
        const incident = incidents.get(postmortem.incidentId);
        if (incident === undefined) return [];
        const commander = commanderOf(incident);
        return [
          {
            ...standing(incident, postmortem, person, clock.now(), policies().of(incident)),
            state: postmortem.state,
            ...(commander === undefined ? {} : { commander: personOf(person, commander) }),
          },
        ];
      }),
      next:
        found.length > limit && last !== undefined
          ? { at: last.owedSince.toISOString(), id: last.incidentId }
          : undefined,
    };
  },
});

/** Action items, newest first. */
export const actionList = defineList({
  noun: 'action',
  name: 'list',
  route: '/v1/actions',
  does: 'action items: their owners and due dates',
  empty: { says: 'There is no such action item.', next: 'muster postmortem propose <code> "…"' },
  clauses: ['8.4'],
  permission: postmortemPermissions.read,
  filters: {
    state: Type.Optional(Type.Enum([...actionStates], field({ asks: 'Only in this state' }))),
    owner: Type.Optional(Ref('member', { asks: 'Only those that this member owns' })),
    overdue: Flag({ asks: 'Only overdue ones' }),
  },
  item: ActionItem,
  columns: [
    { at: 'title', head: 'What', shrinksTo: 16 },
    { at: 'incident', head: 'Incident' },
    { at: 'state', head: 'State' },
    { at: 'owner', head: 'Owner', as: 'person', shrinksTo: 8 },
    { at: 'dueOn', head: 'Due' },
    { at: 'ticket', head: 'Ticket', dropped: 1 },
    { at: 'id', head: 'Id', dropped: 2 },
  ],
  keyset,
  async page(use, { actor, filters, after, limit }) {
    const { db, clock } = use(incidentReads);
    const found = await listActions(db, {
      scope: await seenBy(use, actor, 'a.incident_id'),
      state: filters.state,
      owner: filters.owner === undefined ? undefined : asId<'principal'>(filters.owner),
      dueBefore: filters.overdue === true ? dayOf(clock.now()) : undefined,
      after: after === undefined ? undefined : { at: new Date(after.at), id: after.id },
      limit: limit + 1,
    });
    const shown = found.slice(0, limit);
    const last = shown.at(-1);
    const incidents = await incidentsOf(
      use,
      shown.map(({ incidentId }) => incidentId),
    );
    return {
      items: await actionViews(use, actor, shown, incidents),
      next: found.length > limit && last !== undefined ? { at: last.proposedAt.toISOString(), id: last.id } : undefined,
    };
  },
});
