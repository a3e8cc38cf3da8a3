import { isDeepStrictEqual } from 'node:util';
import { asId, type EntryId } from '../../../kernel/ids.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { scheduleOf, type Pipeline, type PipelineId } from '../domain/pipeline.ts';
import { joinRuns, runOf } from '../domain/run.ts';
import type { RunEvent } from '../domain/run-event.ts';
import { slotOf } from '../domain/schedule.ts';
import { judgeSlots } from '../judging/judge-slots.ts';
import { runBatchKind } from '../kinds.ts';
import { runsReported } from '../ledger-actions.ts';
import { calendar } from '../schedules/calendar.ts';
import {
  changePipeline,
  heardOfPipelines,
  insertPipelines,
  jobKey,
  knownJobs,
  lockPipelinesByKey,
} from '../store/pipelines.ts';
import { insertRunBatch } from '../store/run-batches.ts';
import { readRuns, writeRuns, type KeptRun } from '../store/runs.ts';
import { planPruning } from '../plan-pruning.ts';
import { commitEvents } from './commit-events.ts';

/** An event with the service account that reported it. */
export type ReportedEvent = { readonly event: RunEvent; readonly by: string };

/**
 * Stores a batch of run events inside its transaction: joins runs with what is known, judges the scheduled starts they
 * answer, and records one entry. A batch that changes nothing leaves no entry.
 */
export async function receiveEvents(ctx: CommandContext, reported: readonly ReportedEvent[]): Promise<void> {
  const entry = asId<'entry'>(ctx.ids.row(ctx.now));
  const { pipelines, added } = await pipelinesOf(ctx, reported, entry);
  const told = Map.groupBy(reported, ({ event }) => {
    const pipeline = pipelines.get(jobKey(event.job));
    if (pipeline === undefined) throw new Error('a job without its pipeline');
    return `${pipeline.id} ${event.runId}`;
  });
  const changed = await changedRuns(ctx, pipelines, told);
  await heardOfPipelines(
    ctx.tx,
    [...pipelines.values()].map(({ id }) => ({ id, at: ctx.now })),
  );
  if (changed.length === 0 && added === 0) return;
  await writeRuns(
    ctx.tx,
    changed.map(({ now }) => now),
    entry,
  );
  await describePipelines(ctx, pipelines, changed, entry);
  const judged = await judgeSlots(
    ctx,
    changed.flatMap(({ before, now }) =>
      [before?.slotAt, now.slotAt].flatMap((slotAt) =>
        slotAt === undefined ? [] : [{ pipeline: now.pipeline, slotAt }],
      ),
    ),
    entry,
  );
  const kept = changed.flatMap(({ now }) => told.get(`${now.pipeline} ${now.run.runId}`) ?? []);
  const committed = commitEvents(
    kept.map(({ event }) => event),
    ctx.ids,
  );
  await insertRunBatch(ctx.tx, entry, { ...committed, at: ctx.now });
  planPruning(ctx);
  const touched = [...new Set(changed.map(({ now }) => now.pipeline))];
  ctx.record(runsReported, {
    id: entry,
    resource: { kind: runBatchKind.name, id: committed.root },
    touched,
    clause: '4.4',
    data: {
      count: kept.length,
      root: committed.root,
      by: [...new Set(kept.map(({ by }) => by))],
      runs: changed.length,
      pipelines: touched.length,
      added,
      good: judged.filter(({ verdict }) => verdict === 'good').length,
      rejudged: judged.filter(({ before }) => before !== undefined).length,
    },
  });
}

/** The pipelines reported on, locked, by key; those seen for the first time are created. */
async function pipelinesOf(ctx: CommandContext, reported: readonly ReportedEvent[], entry: EntryId) {
  const jobs = new Map(reported.map(({ event }) => [jobKey(event.job), event.job]));
  const keys = [...jobs.keys()].toSorted();
  const known = await knownJobs(ctx.tx, keys);
  // Sorted, and before anything is locked, so that batches cannot deadlock.
  const news = keys.filter((key) => !known.has(key));
  await insertPipelines(
    ctx.tx,
    news.flatMap((key) => {
      const job = jobs.get(key);
      return job === undefined ? [] : [{ ...job, id: asId<'pipeline'>(ctx.ids.row(ctx.now)), at: ctx.now, entry }];
    }),
  );
  return { pipelines: await lockPipelinesByKey(ctx.tx, keys), added: news.length };
}

type ChangedRun = { readonly before: KeptRun | undefined; readonly now: KeptRun };

async function changedRuns(
  ctx: CommandContext,
  pipelines: ReadonlyMap<string, Pipeline>,
  told: ReadonlyMap<string, readonly ReportedEvent[]>,
): Promise<readonly ChangedRun[]> {
  const refs = [...told.values()].flatMap(([first]) => {
    const pipeline = first && pipelines.get(jobKey(first.event.job));
    return first === undefined || pipeline === undefined ? [] : [{ pipeline: pipeline.id, runId: first.event.runId }];
  });
  const known = new Map((await readRuns(ctx.tx, refs)).map((kept) => [`${kept.pipeline} ${kept.run.runId}`, kept]));
  const byId = new Map([...pipelines.values()].map((pipeline) => [pipeline.id, pipeline]));
  return refs.flatMap(({ pipeline, runId }): ChangedRun[] => {
    const key = `${pipeline} ${runId}`;
    const before = known.get(key);
    const heard = (told.get(key) ?? []).map(({ event }) => runOf(event));
    const run = (before === undefined ? heard : [before.run, ...heard]).reduce(joinRuns);
    if (before !== undefined && isDeepStrictEqual(run, before.run)) return [];
    const schedules = byId.get(pipeline)?.schedules ?? [];
    return [{ before, now: { pipeline, run, slotAt: slotOf(calendar, schedules, run) } }];
  });
}

/** What runs report about the pipeline itself. A scheduled pipeline is never a step, whatever starts it. */
async function describePipelines(
  ctx: CommandContext,
  pipelines: ReadonlyMap<string, Pipeline>,
  changed: readonly ChangedRun[],
  entry: EntryId,
): Promise<void> {
  const runs = Map.groupBy(changed, ({ now }): PipelineId => now.pipeline);
  for (const pipeline of pipelines.values()) {
    const own = runs.get(pipeline.id) ?? [];
    const integration = own.findLast(({ now }) => now.run.integration !== undefined)?.now.run.integration;
    const isStep =
      scheduleOf(pipeline) === undefined && (pipeline.isStep || own.some(({ now }) => now.run.parentRun !== undefined));
    const described = { integration: integration ?? pipeline.integration, isStep };
    if (described.integration === pipeline.integration && isStep === pipeline.isStep) continue;
    await changePipeline(ctx.tx, pipeline.id, { entry, ...described });
  }
}
