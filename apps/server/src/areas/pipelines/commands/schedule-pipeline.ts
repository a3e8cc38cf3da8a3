import { err, ok } from '../../../kernel/result.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { scheduleOf } from '../domain/pipeline.ts';
import { pipelinePermissions } from '../permissions.ts';
import { pipelineThing } from '../pipeline-thing.ts';
import { readSchedule, scheduleFields, setSchedule } from './schedule-fields.ts';

/** Sets when it is due from now on. */
export const schedulePipeline = verb(pipelineThing, {
  name: 'schedule',
  words: {
    label: 'Schedule',
    does: 'set when it is due from now on; runs that were due before stay due',
    done: 'Pipeline added. Its scheduled runs are now expected.',
    next: 'muster pipeline show <key>',
  },
  clauses: ['4.4'],
  permission: pipelinePermissions.keep,
  fields: scheduleFields,
  async decide(ctx, { thing: pipeline, input }) {
    const schedule = readSchedule(input, ctx.now);
    if (!schedule.ok) return schedule;
    const before = scheduleOf(pipeline);
    const { cron, zone, nominal } = schedule.value;
    if (before?.cron === cron && before.zone === zone && before.nominal === nominal) return err(scheduledSo);
    await setSchedule(ctx, pipeline, schedule.value);
    return ok(undefined);
  },
});

const scheduledSo: AppError = {
  kind: 'conflict',
  code: 'pipelines/scheduled-so',
  public: 'That changes nothing.',
  remedy: 'Name at least one change.',
};
