import { Type } from 'typebox';
import { Line } from '../../../platform/verbs/fields.ts';
import { defineList, pageOf } from '../../../platform/verbs/list.ts';
import { visibleTeams } from '../../identity/public.ts';
import { raciPermissions } from '../permissions.ts';
import { raciReader } from '../room.ts';
import { listActs } from '../store/acts.ts';
import { Act, Consultation } from './act-schema.ts';
import { actViews, questionViews } from './act-views.ts';

/** Acts of the matrix, newest first. */
export const actList = defineList({
  noun: 'act',
  name: 'list',
  route: '/v1/acts',
  does: 'what was done under the RACI matrix, who was consulted, and whether the others were informed',
  empty: { says: 'No activities of the matrix have been carried out yet.' },
  clauses: ['2.10'],
  permission: raciPermissions.read,
  filters: { about: Type.Optional(Line({ asks: 'About what, such as INC-7KQ2F', limit: 60 })) },
  item: Act,
  columns: [
    { at: 'title', head: 'What', shrinksTo: 14 },
    { at: 'about.name', head: 'About' },
    { at: 'actor', head: 'By', as: 'person', shrinksTo: 8, dropped: 1 },
    { at: 'told.handedOver', head: 'Told' },
    { at: 'told.failed', head: 'Not reached' },
    { at: 'at', head: 'When', as: 'instant' },
  ],
  keyset: { at: Type.String({ format: 'date-time' }), id: Type.String({ format: 'uuid' }) },
  async page(use, { actor, filters, after, limit }) {
    const reader = raciReader(use);
    const found = await listActs(reader.db, {
      teams: await visibleTeams(reader, actor),
      name: filters.about?.toUpperCase(),
      after: after === undefined ? undefined : { at: new Date(after.at), id: after.id },
      limit: limit + 1,
    });
    const { next } = pageOf(found, limit, ({ at, id }) => ({ at: at.toISOString(), id }));
    return { items: await actViews(reader, actor, found.slice(0, limit)), next };
  },
});

/** The questions put to the caller's roles. */
export const consultationsWaiting = defineList({
  noun: 'consultation',
  name: 'waiting',
  route: '/v1/consultations/waiting',
  does: 'open questions to your roles that nobody has answered yet',
  empty: { says: 'No open questions for your roles.' },
  clauses: ['2.10'],
  permission: raciPermissions.read,
  filters: {},
  item: Consultation,
  columns: [
    { at: 'about', head: 'About', shrinksTo: 16 },
    { at: 'asks', head: 'Asks for' },
    { at: 'role', head: 'As', shrinksTo: 8 },
    { at: 'dueAt', head: 'Until', as: 'instant' },
    { at: 'id', head: 'Id' },
  ],
  page: async (use, { actor }) => ({ items: await questionViews(raciReader(use), actor) }),
});
