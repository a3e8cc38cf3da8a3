import type { Minutes } from '@muster/policy';
import type { Static } from 'typebox';
import type { Actor } from '../../../kernel/actor.ts';
import { addMinutes, type Clock } from '../../../kernel/clock.ts';
import { ORGANISATION } from '../../../kernel/protected.ts';
import { defineService, type UseService } from '../../../kernel/services.ts';
import { readerService, type Reader } from '../../../platform/access/access.ts';
import { mayOn, permissionsOf } from '../../../platform/verbs/may.ts';
import { judge } from '../../identity/public.ts';
import { completionWithin } from '../domain/completion.ts';
import { scheduleOf, type Pipeline as Found } from '../domain/pipeline.ts';
import { beginOf, stateOf } from '../domain/run.ts';
import { nextSlot } from '../domain/schedule.ts';
import { calendar } from '../schedules/calendar.ts';
import { latestOf, type KeptRun } from '../store/runs.ts';
import { latestSlots, type Slot } from '../store/slots.ts';
import { verbsOnPipeline } from '../verbs.ts';
import type { Expected, Pipeline, PipelineRun } from './pipeline-schema.ts';

/** The clock used for the freshness of pipelines. */
export const pipelineClock = defineService<Clock>('pipelines.clock');

export type PipelineReader = Reader & { readonly now: Date };

export const pipelineReader = (use: UseService): PipelineReader => ({
  ...use(readerService)(),
  now: use(pipelineClock).now(),
});

/** Pipelines as this actor sees them, with their state. */
export async function viewsFor(
  reader: PipelineReader,
  actor: Actor,
  pipelines: readonly Found[],
): Promise<readonly Static<typeof Pipeline>[]> {
  const ids = pipelines.map(({ id }) => id);
  const [latest, slots] = await Promise.all([latestOf(reader.db, ids), latestSlots(reader.db, ids)]);
  const decisions = (await judge(reader, actor, permissionsOf(verbsOnPipeline), ORGANISATION)) ?? new Map();
  const here = { actor, policy: reader.policies.current, now: reader.now };
  const within = completionWithin(here.policy);
  return pipelines.map((pipeline) => {
    const { id, name, namespace, integration, isStep, heardAt, version } = pipeline;
    const { newest, completeAt } = latest.get(id) ?? {};
    const slot = slots.get(id);
    const schedule = scheduleOf(pipeline);
    const next = schedule && nextSlot(calendar, [schedule], reader.now);
    return {
      id,
      name,
      namespace,
      ...(integration === undefined ? {} : { integration }),
      isStep,
      ...(schedule === undefined
        ? {}
        : {
            schedule: {
              cron: schedule.cron,
              zone: schedule.zone,
              nominal: schedule.nominal,
              since: schedule.from.toISOString(),
            },
          }),
      ...(next === undefined ? {} : { nextDueAt: next.toISOString() }),
      ...(newest === undefined ? {} : { newest: runView(newest) }),
      ...(slot === undefined ? {} : { lastDue: expectedView(slot, within) }),
      ...(completeAt === undefined
        ? {}
        : { completeAt: completeAt.toISOString(), freshnessSeconds: secondsBetween(completeAt, reader.now) }),
      ...(heardAt === undefined ? {} : { heardAt: heardAt.toISOString() }),
      version,
      may: mayOn(verbsOnPipeline, pipeline, decisions, here),
    };
  });
}

export function runView({ run, slotAt }: KeptRun): Static<typeof PipelineRun> {
  const { runId, ended, parentRun, error } = run;
  const begun = beginOf(run);
  return {
    runId,
    state: stateOf(run),
    startedAt: begun.toISOString(),
    ...(ended === undefined
      ? {}
      : { endedAt: ended.at.toISOString(), durationSeconds: Math.max(0, secondsBetween(begun, ended.at)) }),
    ...(slotAt === undefined ? {} : { slotAt: slotAt.toISOString(), latenessSeconds: secondsBetween(slotAt, begun) }),
    ...(parentRun === undefined ? {} : { parentRun }),
    ...(error === undefined ? {} : { error: error.says }),
  };
}

export const expectedView = (
  { slotAt, verdict }: Pick<Slot, 'slotAt' | 'verdict'>,
  withinMinutes: Minutes,
): Static<typeof Expected> => ({
  slotAt: slotAt.toISOString(),
  verdict,
  judgedBy: addMinutes(slotAt, withinMinutes).toISOString(),
});

const SECOND_MS = 1000;
const secondsBetween = (from: Date, to: Date): number => Math.round((to.getTime() - from.getTime()) / SECOND_MS);
