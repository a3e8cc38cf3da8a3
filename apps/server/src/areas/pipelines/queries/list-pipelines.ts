import { Type } from 'typebox';
import { Flag } from '../../../platform/verbs/fields.ts';
import { defineList } from '../../../platform/verbs/list.ts';
import { pipelinePermissions } from '../permissions.ts';
import { listPipelines, sortKeyOf } from '../store/pipelines.ts';
import { Pipeline } from './pipeline-schema.ts';
import { pipelineReader, viewsFor } from './pipeline-view.ts';

/** Pipelines by name, with their state. */
export const pipelineList = defineList({
  noun: 'pipeline',
  name: 'list',
  route: '/v1/pipelines',
  does: 'pipelines, how their last runs went, and how fresh their data is',
  empty: {
    says: 'No runs have been reported yet.',
    next: 'muster service-account issue-key <account> --scope pipelines:report --days 90',
  },
  clauses: ['4.4'],
  permission: pipelinePermissions.read,
  filters: { steps: Flag({ asks: 'Only those whose runs are steps of other pipelines' }) },
  item: Pipeline,
  columns: [
    { at: 'name', head: 'Name', shrinksTo: 12 },
    { at: 'schedule.cron', head: 'Due', dropped: 2 },
    { at: 'newest.state', head: 'Last run' },
    { at: 'lastDue.verdict', head: 'Last due' },
    { at: 'completeAt', head: 'Complete', as: 'instant', dropped: 1 },
    { at: 'id', head: 'Id', dropped: 3 },
  ],
  keyset: { name: Type.String(), id: Type.String({ format: 'uuid' }) },
  async page(use, { actor, filters, after, limit }) {
    const reader = pipelineReader(use);
    const found = await listPipelines(reader.db, { areSteps: filters.steps === true, after, limit: limit + 1 });
    const shown = found.slice(0, limit);
    const last = shown.at(-1);
    return {
      items: await viewsFor(reader, actor, shown),
      ...(found.length > limit && last !== undefined
        ? { next: { name: await sortKeyOf(reader.db, last.id), id: last.id } }
        : {}),
    };
  },
});
