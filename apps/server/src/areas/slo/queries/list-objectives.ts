import { Type } from 'typebox';
import { Choice } from '../../../platform/verbs/fields.ts';
import { defineList } from '../../../platform/verbs/list.ts';
import { sloPermissions } from '../permissions.ts';
import { sloReader } from './reads.ts';
import { objectiveStates, ObjectiveSummary } from './schemas.ts';
import { summariesOf } from './summaries.ts';

/** Objectives and their remaining budgets. */
export const objectiveList = defineList({
  noun: 'objective',
  name: 'list',
  route: '/v1/objectives',
  does: 'objectives, how much of each error budget is left, and what freezes deployments',
  empty: { says: 'No objectives yet.', next: 'muster objective import <file>' },
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
  keyset: { name: Type.String() },
  async page(use, { filters, after, limit }) {
    // Objectives never leave the list, so the last one shown can always be found again.
    const everything = await summariesOf(sloReader(use));
    const behind = everything.slice(everything.findIndex(({ name }) => name === after?.name) + 1);
    const rest = behind.filter(({ state }) => filters.state === undefined || state === filters.state);
    const items = rest.slice(0, limit);
    const last = items.at(-1);
    return { items, ...(rest.length > limit && last !== undefined ? { next: { name: last.name } } : {}) };
  },
});
