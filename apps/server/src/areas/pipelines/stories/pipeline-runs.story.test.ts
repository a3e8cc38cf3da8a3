import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { rootOf } from '../intake/commit-events.ts';
import { schedulePipeline } from '../commands/schedule-pipeline.ts';
import { unschedulePipeline } from '../commands/unschedule-pipeline.ts';
import { addPipeline } from '../commands/add-pipeline.ts';
import { addMinutes } from '../../../kernel/clock.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { SENDER, startPipelineStory, type PipelineStory } from '../testing/pipeline-story.ts';
import { runEvent, runId } from '../testing/run-events.ts';

let it: PipelineStory;
beforeEach(async () => void (it = await startPipelineStory()));
afterEach(async () => it.end());

const reported = async () => (await it.story.entries('pipeline.runs_reported')).map(({ data }) => data);

describe('runs', () => {
  test('of jobs that nobody announced are there when they are first told of', async () => {
    await it.tell(runEvent('START', '2026-11-02T08:50:00Z'), runEvent('COMPLETE', '2026-11-02T08:58:30Z'));
    const page = await it.see(await it.idOf('orders'));
    expect(page).toMatchObject({
      namespace: 'prod',
      isStep: false,
      newest: { state: 'complete', durationSeconds: 510 },
      completeAt: '2026-11-02T08:58:30.000Z',
      freshnessSeconds: 90,
    });
    expect(page.schedule).toBeUndefined();
  });

  test('leave one entry for all that came together, with a root that their events prove [GOV 7.1, 7.2]', async () => {
    await it.tell(
      runEvent('START', '2026-11-02T08:50:00Z'),
      runEvent('COMPLETE', '2026-11-02T08:51:00Z'),
      runEvent('START', '2026-11-02T08:50:00Z', { run: runId(2), job: 'stock' }),
    );
    const [entry, ...others] = await reported();
    expect(others).toEqual([]);
    expect(entry).toMatchObject({ count: 3, runs: 2, pipelines: 2, added: 2, by: [SENDER] });
    const { rows } = await sql<{ salt: Buffer; events: string }>`select salt, events from run_batches`.execute(
      it.story.host.db,
    );
    expect(rootOf(rows[0]!.salt, JSON.parse(rows[0]!.events) as string[])).toBe(entry?.['root']);
  });

  test('told again change nothing and leave no entry', async () => {
    const events = [runEvent('START', '2026-11-02T08:50:00Z'), runEvent('COMPLETE', '2026-11-02T08:51:00Z')];
    await it.tell(...events);
    await it.tell(...events.toReversed());
    expect(await reported()).toHaveLength(1);
  });

  test('of tasks are steps of the run that started them, and are listed apart', async () => {
    const parent = { parent: { run: { runId: runId(1) }, job: { namespace: 'prod', name: 'orders' } } };
    await it.tell(
      runEvent('START', '2026-11-02T08:50:00Z'),
      runEvent('START', '2026-11-02T08:50:01Z', { run: runId(2), job: 'orders.load', facets: parent }),
    );
    expect([
      (await it.see(await it.idOf('orders'))).isStep,
      (await it.see(await it.idOf('orders.load'))).isStep,
    ]).toEqual([false, true]);
  });

  test('that fail say why, scrubbed of whom they name [GOV 6.6]', async () => {
    const errorMessage = { message: 'no rows for alan@example.org', programmingLanguage: 'PYTHON' };
    await it.tell(runEvent('FAIL', '2026-11-02T08:50:00Z', { facets: { errorMessage } }));
    const { newest } = await it.see(await it.idOf('orders'));
    expect(newest).toMatchObject({ state: 'failed', error: expect.stringMatching(/^no rows for /) });
    expect(newest?.error).not.toContain('alan@example.org');
  });
});

describe('a scheduled pipeline', () => {
  test('that never started is a miss two hours after its scheduled start [GOV 4.4]', async () => {
    await it.add('orders', '0 10 * * *');
    await it.story.advance({ hours: 2, minutes: 59 });
    expect(await it.verdicts()).toEqual([]);
    await it.story.advance({ minutes: 1 });
    expect(await it.verdicts()).toEqual(['10:00 never-started']);
    expect((await it.story.entries('pipeline.judged')).map(({ data }) => data)).toMatchObject([{ due: 1, missed: 1 }]);
    await it.story.advance({ days: 1 });
    expect(await it.verdicts()).toEqual(['10:00 never-started', '10:00 never-started']);
  });

  test('is good as soon as a run of it is complete, and stays so', async () => {
    const id = await it.add('orders', '0 10 * * *');
    await it.story.advance({ hours: 2 });
    const nominal = '2026-11-02T10:00:00Z';
    await it.tell(runEvent('START', '2026-11-02T10:00:20Z', { nominal }), runEvent('COMPLETE', '2026-11-02T10:30:00Z'));
    expect(await it.verdicts()).toEqual(['10:00 good']);
    expect(await it.see(id)).toMatchObject({
      lastDue: { verdict: 'good' },
      newest: { latenessSeconds: 20, slotAt: '2026-11-02T10:00:00.000Z' },
      nextDueAt: '2026-11-03T10:00:00.000Z',
    });
    await it.story.advance({ hours: 4 });
    expect(await it.verdicts()).toEqual(['10:00 good']);
    expect(await it.story.entries('pipeline.judged')).toEqual([]);
  });

  test('is judged again by what is told an hour late, and the entry says so [GOV 4.4]', async () => {
    await it.add('orders', '0 10 * * *');
    await it.story.advance({ hours: 4 });
    expect(await it.verdicts()).toEqual(['10:00 never-started']);
    await it.tell(runEvent('COMPLETE', '2026-11-02T11:59:00Z', { nominal: '2026-11-02T10:00:00Z' }));
    expect(await it.verdicts()).toEqual(['10:00 good']);
    expect((await reported()).at(-1)).toMatchObject({ good: 1, rejudged: 1 });
    await it.tell(runEvent('FAIL', '2026-11-02T12:30:00Z'));
    expect(await it.verdicts()).toEqual(['10:00 failed']);
  });

  test('is looked for by itself, though something else starts it', async () => {
    const id = await it.add('orders', '0 10 * * *');
    const parent = { parent: { run: { runId: runId(9) }, job: { namespace: 'prod', name: 'trigger' } } };
    await it.tell(runEvent('START', '2026-11-02T09:00:00Z', { facets: parent }));
    expect((await it.see(id)).isStep).toBe(false);
  });

  test('shows what is due now among what was due before', async () => {
    const id = await it.add('orders', '0 * * * *');
    await it.story.advance({ hours: 4, minutes: 30 });
    expect((await it.see(id)).expected.map(({ slotAt, verdict }) => `${slotAt.slice(11, 16)} ${verdict}`)).toEqual([
      '13:00 pending',
      '12:00 pending',
      '11:00 never-started',
      '10:00 never-started',
      '09:00 never-started',
    ]);
  });

  test('whose schedule changes stays due for what was due before, and no longer for what was to come', async () => {
    const id = await it.add('orders', '0 * * * *');
    await it.story.advance({ hours: 1, minutes: 30 });
    await it.story.done(it.story.sre, schedulePipeline, { id, cron: '45 * * * *', zone: 'UTC' });
    await it.story.advance({ hours: 3, minutes: 30 });
    await it.story.done(it.story.sre, unschedulePipeline, { id });
    await it.story.advance({ hours: 6 });
    expect(await it.verdicts()).toEqual([
      '09:00 never-started',
      '10:00 never-started',
      '10:45 never-started',
      '11:45 never-started',
      '12:45 never-started',
      '13:45 never-started',
    ]);
  });

  test('is caught up with after Muster was away for days, each run by its own time', async () => {
    await it.add('orders', '0 * * * *');
    it.story.host.clock.moveTo(new Date('2026-11-30T09:00:00Z'));
    await it.story.advance({ minutes: 1 });
    const verdicts = await it.verdicts();
    // From 09:00 on the 2nd to 07:00 on the 30th.
    expect(verdicts).toHaveLength(28 * 24 - 1);
    expect(new Set(verdicts.map((each) => each.slice(6)))).toEqual(new Set(['never-started']));
  });
});

describe('refused', () => {
  const codeOf = async (given: { cron?: string; zone?: string; name?: string }) => {
    const { cron = '0 2 * * *', zone = 'UTC', name = 'orders' } = given;
    const input = { name: ownWords(name), namespace: ownWords('prod'), cron, zone };
    const result = await it.story.as(it.story.sre, addPipeline, input);
    if (result.ok) return 'done';
    const { code, fields } = result.error;
    return code === 'pipelines/not-a-schedule' ? `not a schedule: ${fields?.[0]?.path}` : code;
  };

  test('is a schedule that is none, by its field', async () => {
    expect(await codeOf({ cron: 'often' })).toBe('not a schedule: /cron');
    expect(await codeOf({ cron: '0 0 30 2 *' })).toBe('not a schedule: /cron');
    expect(await codeOf({ zone: 'Mars/Base' })).toBe('not a schedule: /zone');
  });

  test('is adding one that was heard of, scheduling it as it is, and taking away what is not there', async () => {
    const id = await it.add('orders', '0 2 * * *');
    expect(await codeOf({})).toBe('pipelines/known-already');
    const again = await it.story.as(it.story.sre, schedulePipeline, { id, cron: '0 2 * * *', zone: 'UTC' });
    expect(again).toMatchObject({ ok: false, error: { code: 'pipelines/scheduled-so' } });
    await it.story.done(it.story.sre, unschedulePipeline, { id });
    const gone = await it.story.as(it.story.sre, unschedulePipeline, { id });
    expect(gone).toMatchObject({ ok: false, error: { code: 'pipelines/not-scheduled' } });
    const nobody = await it.story.as(it.story.sre, unschedulePipeline, { id: runId(404) });
    expect(nobody).toMatchObject({ ok: false, error: { code: 'pipelines/no-such-pipeline' } });
    expect(await it.story.as(it.story.bystander, unschedulePipeline, { id })).toMatchObject({
      ok: false,
      error: { kind: 'forbidden' },
    });
  });
});

test('runs and scheduled starts go when the policy’s time is over; the pipeline and its entries stay', async () => {
  const id = await it.add('orders', '0 9 * * *');
  await it.tell(runEvent('START', '2026-11-02T08:50:00Z'), runEvent('COMPLETE', '2026-11-02T08:51:00Z'));
  await it.story.advance({ hours: 27 });
  const left = async () => {
    const { rows } = await sql<Record<string, string>>`
      select (select count(*) from pipeline_runs)::text as runs, (select count(*) from run_batches)::text as batches,
        (select count(*) from pipeline_slots where slot_at < '2026-11-04T00:00Z')::text as slots`.execute(
      it.story.host.db,
    );
    return rows[0];
  };
  expect(await left()).toEqual({ runs: '1', batches: '1', slots: '2' });
  await it.story.done(it.story.sre, unschedulePipeline, { id });
  const { runs } = it.story.host.policies().current.errorBudget.kept;
  it.story.host.clock.moveTo(addMinutes(it.story.host.clock.now(), runs.minutes));
  await it.story.advance({ hours: 2 });
  expect(await left()).toEqual({ runs: '0', batches: '0', slots: '0' });
  expect((await it.see(id)).name).toBe('orders');
  expect(await it.story.entries('pipeline.runs_reported')).toHaveLength(1);
});

test.each([
  ['forward', '2027-03-27T12:00:00Z', '2027-03-28'],
  ['back', '2026-10-24T12:00:00Z', '2026-10-25'],
])(
  'on the day that clocks go %s each scheduled run is due once, by the clock on the wall [GOV 4.4]',
  async (_, startAt, day) => {
    const on = await startPipelineStory({ startAt });
    const nightly = await on.add('nightly', '30 2 * * *', 'Europe/Berlin');
    await on.add('noon', '0 12 * * *', 'Europe/Berlin');
    await on.story.advance({ hours: 30 });
    // If 02:30 is skipped, the start is due right after the clock change; if it occurs twice, the first time.
    const { rows } = await sql<{ at: Date; verdict: string; mine: boolean }>`
    select slot_at as at, verdict, pipeline_id = ${nightly} as mine from pipeline_slots order by slot_at`.execute(
      on.story.host.db,
    );
    const ofTheDay = rows.filter(({ at }) => at.toISOString().startsWith(day));
    const [first, noon] = day === '2027-03-28' ? ['01:00', '10:00'] : ['00:30', '11:00'];
    expect(ofTheDay.map(({ at, mine, verdict }) => [at.toISOString().slice(11, 16), mine, verdict])).toEqual([
      [first, true, 'never-started'],
      [noon, false, 'never-started'],
    ]);
    await on.end();
  },
);
