import { asId } from '../../../kernel/ids.ts';
import { ok } from '../../../kernel/result.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { scheduleOf } from '../domain/pipeline.ts';
import { pipelineUnscheduled } from '../ledger-actions.ts';
import { pipelinePermissions } from '../permissions.ts';
import { pipelineThing } from '../pipeline-thing.ts';
import { touchPipeline } from '../store/pipelines.ts';
import { endSchedule } from '../store/schedules.ts';
import { replan } from './schedule-fields.ts';

/** Removes the schedule: no further runs are due. */
export const unschedulePipeline = verb(pipelineThing, {
  name: 'unschedule',
  words: {
    label: 'Remove its schedule',
    does: 'expect no more runs from now on; runs that were due before stay due',
    done: 'Schedule removed. Its runs are no longer due.',
    next: 'muster pipeline list',
  },
  clauses: ['4.4'],
  permission: pipelinePermissions.keep,
  danger: true,
  unless: (pipeline) =>
    scheduleOf(pipeline) === undefined
      ? {
          allowed: false,
          code: 'pipelines/not-scheduled',
          clause: '4.4',
          reason: 'It has no schedule.',
          remedy: 'Set when it is due: muster pipeline schedule.',
          obligations: [],
        }
      : undefined,
  async decide(ctx, { thing: pipeline }) {
    const { id } = pipeline;
    const entry = asId<'entry'>(
      ctx.record(pipelineUnscheduled, { resource: { kind: 'pipeline', id }, clause: '4.4', data: { pipeline: id } }),
    );
    await endSchedule(ctx.tx, id, ctx.now, entry);
    await touchPipeline(ctx.tx, pipeline, ctx.now, entry);
    await replan(ctx, { id, schedules: pipeline.schedules.map((each) => ({ ...each, until: each.until ?? ctx.now })) });
    return ok(undefined);
  },
});
