import { Type } from 'typebox';
import { asId } from '../../../kernel/ids.ts';
import { orFail } from '../../../platform/http/or-fail.ts';
import { err, ok } from '../../../kernel/result.ts';
import { Key } from '../../../platform/verbs/fields.ts';
import { defineList, pageOf } from '../../../platform/verbs/list.ts';
import type { Db } from '../../../platform/database/db.ts';
import { completionWithin } from '../domain/completion.ts';
import { pipelinePermissions } from '../permissions.ts';
import { pipelineThing } from '../pipeline-thing.ts';
import { readPipeline } from '../store/pipelines.ts';
import { listRuns } from '../store/runs.ts';
import { listSlots } from '../store/slots.ts';
import { Expected, PipelineRun } from './pipeline-schema.ts';
import { expectedView, pipelineReader, runView } from './pipeline-view.ts';

const ofOne = {
  noun: 'pipeline',
  clauses: ['4.4'],
  permission: pipelinePermissions.read,
  key: { id: Key('pipeline') },
  filters: {},
} as const;

/** Runs, newest first. */
export const pipelineRuns = defineList({
  ...ofOne,
  name: 'runs',
  route: '/v1/pipelines/:id/runs',
  does: 'runs, how long they took, and how late they began',
  empty: { says: 'No runs have been reported for it yet.' },
  item: PipelineRun,
  columns: [
    { at: 'startedAt', head: 'Started', as: 'instant' },
    { at: 'state', head: 'State' },
    { at: 'durationSeconds', head: 'Took s', as: 'count' },
    { at: 'latenessSeconds', head: 'Late s', as: 'count', dropped: 1 },
    { at: 'error', head: 'Error', shrinksTo: 16, dropped: 2 },
  ],
  keyset: { at: Type.String({ format: 'date-time' }), id: Type.String({ format: 'uuid' }) },
  async page(use, { key: { id = '' }, after, limit }) {
    const { db } = pipelineReader(use);
    await foundOne(db, id);
    const found = await listRuns(db, {
      pipeline: asId(id),
      after: after === undefined ? undefined : { at: new Date(after.at), id: after.id },
      limit: limit + 1,
    });
    const { items, next } = pageOf(found, limit, ({ run }) => ({ at: run.firstEventAt.toISOString(), id: run.runId }));
    return { items: (items as typeof found).map(runView), next };
  },
});

/** Scheduled starts and their outcomes, newest first. */
export const expectedRuns = defineList({
  ...ofOne,
  name: 'expected',
  route: '/v1/pipelines/:id/expected',
  does: 'scheduled runs, and whether each completed in time',
  empty: {
    says: 'Nothing has been due yet.',
    next: 'muster pipeline schedule <pipeline> --cron "0 2 * * *" --zone UTC',
  },
  item: Expected,
  columns: [
    { at: 'slotAt', head: 'Due', as: 'instant' },
    { at: 'verdict', head: 'Outcome' },
    { at: 'judgedBy', head: 'Complete by', as: 'instant', dropped: 1 },
  ],
  keyset: { at: Type.String({ format: 'date-time' }) },
  async page(use, { key: { id = '' }, after, limit }) {
    const { db, policies } = pipelineReader(use);
    await foundOne(db, id);
    const before = after === undefined ? undefined : new Date(after.at);
    const found = await listSlots(db, { pipeline: asId(id), before, limit: limit + 1 });
    const within = completionWithin(policies.current);
    const { items, next } = pageOf(found, limit, ({ slotAt }) => ({ at: slotAt.toISOString() }));
    return { items: (items as typeof found).map((slot) => expectedView(slot, within)), next };
  },
});

async function foundOne(db: Db, id: string): Promise<void> {
  const found = await readPipeline(db, asId(id));
  orFail(found === undefined ? err(pipelineThing.missing) : ok(found));
}
