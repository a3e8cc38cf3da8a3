import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { asId } from '../../../kernel/ids.ts';
import { err, ok } from '../../../kernel/result.ts';
import { Line } from '../../../platform/verbs/fields.ts';
import { verbOfAll } from '../../../platform/verbs/verb.ts';
import { pipelineAdded } from '../ledger-actions.ts';
import { pipelinePermissions } from '../permissions.ts';
import { insertPipelines, jobKey, knownJobs, lockPipelinesByKey } from '../store/pipelines.ts';
import { readSchedule, scheduleFields, setSchedule } from './schedule-fields.ts';

/** Adds a pipeline with its schedule before any event from it: one that never runs is a miss too. */
export const addPipeline = verbOfAll({
  noun: 'pipeline',
  name: 'add',
  route: '/v1/pipelines',
  creates: true,
  words: {
    label: 'Add a pipeline',
    does: 'add a pipeline and its schedule, before its first run is reported',
    done: 'Pipeline added. Its scheduled runs are now expected.',
    next: 'muster pipeline list',
  },
  clauses: ['4.4'],
  permission: pipelinePermissions.keep,
  fields: {
    name: Line({ asks: 'Name: the job name that its OpenLineage client uses', limit: 1000, positional: true }),
    namespace: Line({ asks: 'Namespace that its client uses', limit: 1000 }),
    ...scheduleFields,
  },
  answer: Type.Object({ id: Type.String({ format: 'uuid' }) }),
  async decide(ctx, { input: { name, namespace, ...given } }) {
    const schedule = readSchedule(given, ctx.now);
    if (!schedule.ok) return schedule;
    const key = jobKey({ namespace, name });
    if ((await knownJobs(ctx.tx, [key])).size > 0) return err(knownAlready);
    const id = asId<'pipeline'>(ctx.ids.row(ctx.now));
    const entry = asId<'entry'>(
      ctx.record(pipelineAdded, {
        resource: { kind: 'pipeline', id },
        clause: '4.4',
        data: { pipeline: id },
        content: { isNewSubject: true, fields: { namespace, name } },
      }),
    );
    await insertPipelines(ctx.tx, [{ id, namespace, name, at: ctx.now, entry }]);
    // A concurrent command, or its first event, may have created it since the lookup.
    const pipeline = (await lockPipelinesByKey(ctx.tx, [key])).get(key);
    if (pipeline?.id !== id) return err(knownAlready);
    await setSchedule(ctx, pipeline, schedule.value);
    return ok({ id: id });
  },
});

const knownAlready: AppError = {
  kind: 'conflict',
  code: 'pipelines/known-already',
  public: 'A pipeline with this name already exists.',
  remedy: 'Set when it is due: muster pipeline schedule.',
};
