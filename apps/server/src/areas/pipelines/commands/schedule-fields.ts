import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { addMinutes } from '../../../kernel/clock.ts';
import { asId } from '../../../kernel/ids.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { Choice, field } from '../../../platform/verbs/fields.ts';
import { knownTimeZone } from '../../identity/domain/time-zone.ts';
import { completionWithin } from '../domain/completion.ts';
import type { Pipeline } from '../domain/pipeline.ts';
import { nominalReadings, type NominalReading, type Schedule } from '../domain/schedule.ts';
import { judgeScheduled } from '../due-kinds.ts';
import { beHeardOf } from '../judging/be-heard.ts';
import { planJudgement } from '../judging/plan-judgement.ts';
import { pipelineScheduled } from '../ledger-actions.ts';
import { problemOfCron } from '../schedules/calendar.ts';
import { touchPipeline } from '../store/pipelines.ts';
import { endSchedule, insertSchedule } from '../store/schedules.ts';

/** When a pipeline is due; the same fields for adding and rescheduling. */
export const scheduleFields = {
  cron: Type.String({
    maxLength: 100,
    ...field({ asks: 'When it starts, as a cron expression', help: '"0 2 * * *", five fields, or @daily' }),
  }),
  zone: Type.String({
    maxLength: 60,
    ...field({ asks: 'Time zone', help: 'of the IANA database: Europe/Berlin, UTC' }),
  }),
  nominal: Type.Optional(
    Choice(nominalReadings, {
      asks: 'Which nominal time of a run is its scheduled start',
      help: "start, end (of Airflow's data interval), or by-integration: end for Airflow, else start",
    }),
  ),
};

export type GivenSchedule = { readonly cron: string; readonly zone: string; readonly nominal?: NominalReading };

/** The schedule given, from this time on. */
export function readSchedule(
  { cron, zone, nominal = 'by-integration' }: GivenSchedule,
  now: Date,
): Result<Schedule, AppError> {
  const problem = problemOfCron(cron.trim(), now);
  if (problem !== undefined) return err(notASchedule('/cron', problem, 'write it as "0 2 * * *" or @daily'));
  const known = knownTimeZone(zone);
  if (!known.ok) return err(notASchedule('/zone', 'is not a time zone', 'write it as Europe/Berlin, or UTC'));
  return ok({ cron: cron.trim(), zone: known.value, nominal, from: now, until: undefined });
}

/** Sets the schedule from now on. Earlier starts are judged by their own. The pipeline must be locked or new. */
export async function setSchedule(
  ctx: CommandContext,
  pipeline: Pick<Pipeline, 'id' | 'schedules' | 'version'>,
  schedule: Schedule,
): Promise<void> {
  const { id } = pipeline;
  const { cron, zone, nominal } = schedule;
  const entry = asId<'entry'>(
    ctx.record(pipelineScheduled, {
      resource: { kind: 'pipeline', id },
      clause: '4.4',
      data: { pipeline: id, nominal },
      content: { fields: { cron, zone } },
    }),
  );
  await endSchedule(ctx.tx, id, ctx.now, entry);
  await insertSchedule(ctx.tx, id, schedule, entry);
  await touchPipeline(ctx.tx, pipeline, ctx.now, entry);
  const ended = pipeline.schedules.map((each) => ({ ...each, until: each.until ?? ctx.now }));
  await replan(ctx, { id, schedules: [...ended, schedule] });
}

/** Replans from the first start not judged yet: its judgement may have been planned by the previous schedule. */
export async function replan(ctx: CommandContext, pipeline: Pick<Pipeline, 'id' | 'schedules'>): Promise<void> {
  ctx.due.supersede({ kind: 'pipeline', id: pipeline.id }, [judgeScheduled], 'its schedule changed');
  planJudgement(ctx, pipeline, addMinutes(ctx.now, -completionWithin(ctx.policies.current)));
  await beHeardOf(ctx);
}

const notASchedule = (path: string, problem: string, remedy: string): AppError => ({
  kind: 'invalid',
  code: 'pipelines/not-a-schedule',
  public: 'This is not a schedule.',
  fields: [{ path, problem, remedy }],
});
