import { sql } from 'kysely';
import { asId } from '../../../kernel/ids.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { startStory, type Story } from '../../../testing/story.ts';
import { pipelinesArea } from '../area.ts';
import { addPipeline } from '../commands/add-pipeline.ts';
import type { PipelineId } from '../domain/pipeline.ts';
import { openLineageIntake, type LineageIntake, type LineageLimits } from '../intake/open-intake.ts';
import { getPipeline } from '../queries/get-pipeline.ts';
import { pipelineReader } from '../queries/pipeline-view.ts';
import { registerPipelineReactions } from '../reactions/register.ts';

/** An organisation whose scheduler reports runs. Starts at 2026-11-02T09:00Z, a Monday. */
export type PipelineStory = {
  readonly story: Story;
  readonly intake: LineageIntake;
  /** Sends events as one request and expects all to be accepted. */
  tell(...events: readonly object[]): Promise<void>;
  add(name: string, cron: string, zone?: string): Promise<PipelineId>;
  see(id: PipelineId): ReturnType<typeof pageOf>;
  /** The outcome of every judged start. */
  verdicts(): Promise<readonly string[]>;
  idOf(name: string): Promise<PipelineId>;
  end(): Promise<void>;
};

export const SENDER = '0198e2a0-0000-4000-8000-0000000000e1';

export async function startPipelineStory(
  given: Parameters<typeof startStory>[1] & { readonly limits?: Partial<LineageLimits> } = {},
): Promise<PipelineStory> {
  const story = await startStory([registerPipelineReactions], given);
  const intake = openLineageIntake(story.host, given.limits);
  pipelinesArea(story.host, intake);
  return {
    story,
    intake,
    tell: async (...events) => {
      const told = await intake.receive(SENDER, events);
      if (!told.ok || told.value.some((error) => error !== undefined)) throw new Error(JSON.stringify(told));
    },
    add: async (name, cron, zone = 'UTC') => {
      const words = { name: ownWords(name), namespace: ownWords('prod') };
      return asId((await story.done(story.sre, addPipeline, { ...words, cron, zone })).id);
    },
    see: async (id) => pageOf(story, id),
    verdicts: async () => {
      const { rows } = await sql<{ at: Date; verdict: string }>`
        select slot_at as at, verdict from pipeline_slots order by slot_at`.execute(story.host.db);
      return rows.map(({ at, verdict }) => `${at.toISOString().slice(11, 16)} ${verdict}`);
    },
    idOf: async (name) => {
      const { rows } = await sql<{ id: PipelineId }>`select id from pipelines where name = ${name}`.execute(
        story.host.db,
      );
      if (rows[0] === undefined) throw new Error(`no pipeline ${name}`);
      return rows[0].id;
    },
    end: async () => {
      await intake.idle();
      await story.end();
    },
  };
}

async function pageOf(story: Story, id: PipelineId) {
  const page = await getPipeline(pipelineReader(story.host.services.use), story.sre.actor, id);
  if (!page.ok) throw new Error(page.error.code);
  return page.value;
}
