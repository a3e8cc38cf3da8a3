import { depth } from '@muster/testing';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startPipelineStory, type PipelineStory } from '../testing/pipeline-story.ts';
import { runEvent } from '../testing/run-events.ts';

let it: PipelineStory;
beforeAll(async () => void (it = await startPipelineStory({ startAt: '2026-11-02T00:00:00Z' })));
afterAll(async () => it.end());

const HOURS = 6;

/** What the scheduler does for each scheduled start: nothing, or a run of some duration that may fail. */
const plan = fc.array(
  fc.record({
    runs: fc.boolean(),
    minutes: fc.integer({ min: 1, max: 180 }),
    how: fc.constantFrom('COMPLETE' as const, 'COMPLETE' as const, 'FAIL' as const),
  }),
  { minLength: HOURS, maxLength: HOURS },
);

/** The objective's counts of scheduled runs in those hours. */
async function counted(id: string): Promise<{ total: number; bad: number }> {
  const { rows } = await sql<{ total: number; bad: number }>`
    select count(*)::int as total, count(*) filter (where e.state = 'bad')::int as bad
    from telemetry_events e where e.source = 'pipelines' and e.key like ${`${id} %`} and e.state <> 'pending'
      and e.at < (select min(slot_at) + interval '6 hours' from pipeline_slots where pipeline_id = ${id})`.execute(
    it.story.host.db,
  );
  return rows[0] ?? { total: 0, bad: 0 };
}

test('killed, delayed, replayed and reordered, a source leaves what an oracle counts [GOV 4.4]', async () => {
  let round = 0;
  await fc.assert(
    fc.asyncProperty(
      plan.chain((hours) =>
        fc.record({
          hours: fc.constant(hours),
          order: fc.shuffledSubarray([...hours.keys(), ...hours.keys(), ...hours.keys()], { minLength: HOURS * 3 }),
          /** How many are reported in time; the rest are reported at the end. */
          inTime: fc.integer({ min: 0, max: HOURS * 3 }),
        }),
      ),
      async ({ hours, order, inTime }) => {
        round += 1;
        const job = `orders-${round}`;
        const day = it.story.host.clock.now();
        const start = (hour: number, minute = 0) =>
          new Date(day.getTime() + (hour * 60 + minute) * 60_000).toISOString();
        const id = await it.add(job, '0 * * * *');
        const tell = async (hour: number) => {
          const { runs, minutes, how } = hours[hour] ?? { runs: false, minutes: 0, how: 'FAIL' as const };
          if (!runs) return;
          const run = `0198e2a0-0000-7000-8000-${String(round * 100 + hour).padStart(12, '0')}`;
          const named = { job, run, nominal: start(hour) };
          await it.tell(runEvent(how, start(hour, minutes), named), runEvent('START', start(hour, 0), named));
        };
        it.story.host.clock.moveTo(new Date(start(HOURS)));
        for (const hour of order.slice(0, inTime)) await tellUnlessAhead(hour);
        await it.story.advance({ hours: 6 });
        for (const hour of order) await tell(hour);
        const { rows } = await sql<{ at: Date; verdict: string }>`
          select slot_at as at, verdict from pipeline_slots where pipeline_id = ${id} and slot_at < ${start(HOURS)}
          order by slot_at`.execute(it.story.host.db);
        expect(rows.map(({ verdict }) => verdict === 'good')).toEqual(
          hours.map(({ runs, minutes, how }) => runs && how === 'COMPLETE' && minutes <= 120),
        );
        // The objective counts the same, from its own inputs.
        const { total, bad } = await counted(id);
        expect([total, bad]).toEqual([HOURS, rows.filter(({ verdict }) => verdict !== 'good').length]);
        await it.story.advance({ hours: 12 });

        /** Events in the future cannot be reported yet. */
        async function tellUnlessAhead(hour: number): Promise<void> {
          if (new Date(start(hour, hours[hour]?.minutes ?? 0)) <= it.story.host.clock.now()) await tell(hour);
        }
      },
    ),
    { seed: 4, numRuns: 4 * depth },
  );
}, 120_000);
