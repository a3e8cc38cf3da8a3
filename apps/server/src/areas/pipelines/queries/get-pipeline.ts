import type { Static } from 'typebox';
import type { Actor } from '../../../kernel/actor.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import { addMinutes } from '../../../kernel/clock.ts';
import { asId } from '../../../kernel/ids.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { completionWithin } from '../domain/completion.ts';
import { slotsBetween } from '../domain/schedule.ts';
import { pipelineThing } from '../pipeline-thing.ts';
import { calendar } from '../schedules/calendar.ts';
import { readPipeline } from '../store/pipelines.ts';
import { listRuns } from '../store/runs.ts';
import { listSlots } from '../store/slots.ts';
import type { PipelinePage } from './pipeline-schema.ts';
import { expectedView, runView, viewsFor, type PipelineReader } from './pipeline-view.ts';

/** As many as a chart can show. */
const MOST_SHOWN = 60;
const SECONDS_PER_MINUTE = 60;

/** One pipeline, with its newest runs and scheduled starts, including those not due yet. */
export async function getPipeline(
  reader: PipelineReader,
  actor: Actor,
  id: string,
): Promise<Result<Static<typeof PipelinePage>, AppError>> {
  const found = await readPipeline(reader.db, asId(id));
  const [view] = found === undefined ? [] : await viewsFor(reader, actor, [found]);
  if (found === undefined || view === undefined) return err(pipelineThing.missing);
  const within = completionWithin(reader.policies.current);
  const [runs, slots] = await Promise.all([
    listRuns(reader.db, { pipeline: found.id, after: undefined, limit: MOST_SHOWN }),
    listSlots(reader.db, { pipeline: found.id, before: undefined, limit: MOST_SHOWN }),
  ]);
  const over = addMinutes(reader.now, -within);
  const known = new Set(slots.map(({ slotAt }) => slotAt.getTime()));
  const open = slotsBetween(calendar, found.schedules, over, reader.now, MOST_SHOWN)
    .filter((slot) => !known.has(slot.getTime()))
    .map((slotAt) => ({ slotAt, verdict: 'pending' as const }));
  const expected = [...slots, ...open].toSorted((a, b) => b.slotAt.getTime() - a.slotAt.getTime());
  return ok({
    ...view,
    runs: runs.map(runView),
    expected: expected.slice(0, MOST_SHOWN).map((slot) => expectedView(slot, within)),
    withinSeconds: within * SECONDS_PER_MINUTE,
  });
}
