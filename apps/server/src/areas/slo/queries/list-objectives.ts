import { Type } from 'typebox';
import { Choice } from '../../../platform/verbs/fields.ts';
import { defineList } from '../../../platform/verbs/list.ts';
import { sloPermissions } from '../permissions.ts';
import { sloReader } from './reads.ts';
import { objectiveStates, ObjectiveSummary } from './schemas.ts';
import { summariesOf } from './summaries.ts';

/** What is promised, and how much of each budget is left. */
export const objectiveList = defineList({
  noun: 'objective',
  name: 'list',
  route: '/v1/objectives',
  does: 'what is promised, how much of each error budget is left, and what freezes deployments',
  empty: { says: 'Nothing is promised.', next: 'muster objective import <file>' },
  clauses: ['4.6', '6.2'],
  permission: sloPermissions.read,
  filters: { state: Type.Optional(Choice(objectiveStates, { asks: 'Only in this state' })) },
  item: ObjectiveSummary,
  columns: [
    { at: 'name', head: 'Objective', shrinksTo: 12 },
    { at: 'title', head: 'What', shrinksTo: 10, dropped: 1 },
    { at: 'target', head: 'Target' },
    { at: 'state', head: 'State' },
    { at: 'left', head: 'Left %' },
    { at: 'frozenSince', head: 'Frozen since', dropped: 2 },
  ],
  keyset: { place: Type.Integer() },
  async page(use, { filters, after, limit }) {
    const all = (await summariesOf(sloReader(use))).filter(
      ({ state }) => filters.state === undefined || state === filters.state,
    );
    const start = after?.place ?? 0;
    const items = all.slice(start, start + limit);
    return { items, ...(start + limit < all.length ? { next: { place: start + limit } } : {}) };
  },
});
