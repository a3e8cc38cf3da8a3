import { defineList } from '../../../platform/verbs/list.ts';
import { pipelinePermissions } from '../permissions.ts';
import { readRefusals } from '../store/refusals.ts';
import { LineageRefusal } from './pipeline-schema.ts';
import { pipelineReader } from './pipeline-view.ts';

/** Where to look for a run that never shows up. */
export const refusedEvents = defineList({
  noun: 'pipeline',
  name: 'refused',
  route: '/v1/pipelines/refused',
  does: 'refused run events, and why',
  empty: { says: 'No run events were refused.' },
  clauses: ['4.4'],
  permission: pipelinePermissions.read,
  filters: {},
  item: LineageRefusal,
  columns: [
    { at: 'events', head: 'Events', as: 'count' },
    { at: 'problem', head: 'What is wrong', shrinksTo: 20 },
    { at: 'lastAt', head: 'Last', as: 'instant' },
    { at: 'remedy', head: 'Remedy', shrinksTo: 16, dropped: 1 },
  ],
  async page(use) {
    const refusals = await readRefusals(pipelineReader(use).db);
    return {
      items: refusals.map(({ remedy, firstAt, lastAt, ...rest }) => ({
        ...rest,
        ...(remedy === undefined ? {} : { remedy }),
        firstAt: firstAt.toISOString(),
        lastAt: lastAt.toISOString(),
      })),
    };
  },
});
