import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addMinutes } from '../../../kernel/clock.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { asSource } from '../../telemetry/testing/telemetry-story.ts';
import { submitCounts } from '../../telemetry/public.ts';
import { activateDetector, muteDetector, retireDetector, unmuteDetector } from '../commands/keep-detector.ts';
import { proposeDetector } from '../commands/propose-detector.ts';
import { testDetector } from '../commands/test-detector.ts';
import { getDetector } from '../queries/detector-views.ts';
import { detectionReader } from '../queries/reads.ts';
import { startDetectionStory, type DetectionStory } from '../testing/detection-story.ts';

let it: DetectionStory;
let sequence = 0;
beforeEach(async () => void (it = await startDetectionStory()));
afterEach(async () => it.end());

const codes = (result: { readonly ok: boolean; readonly error?: { readonly code: string } }) => result.error?.code;
const propose = async (more: { readonly series?: string; readonly parameters?: string } = {}) =>
  it.story.as(it.story.engineer, proposeDetector, {
    name: ownWords('requests by hour'),
    kind: 'seasonal',
    series: 'telemetry/ML-SLO-001/total',
    parameters: 'season=24 seasons=7 minimumSeasons=3 deviations=6 leastDeviation=5',
    ...more,
  });
const proposed = async () => {
  const made = await propose();
  if (!made.ok) throw new Error(made.error.code);
  return made.value.id;
};

/** Records requests for the given number of past hours, busier by day. */
async function recorded(hours: number, strange: (ago: number) => number = () => 0): Promise<void> {
  const now = it.story.host.clock.now();
  const samples = Array.from({ length: hours }, (_, ago) => {
    const minute = addMinutes(now, -60 * (ago + 1));
    sequence += 1;
    const total =
      200 + Math.round(100 * Math.sin((2 * Math.PI * minute.getUTCHours()) / 24)) + (ago % 5) + strange(ago);
    return { series: 'ML-SLO-001', minute, total, bad: 0, sequence };
  });
  const taken = await asSource(it.story, async (ctx) =>
    submitCounts(ctx, { source: 'test', stream: String(sequence) }, samples),
  );
  if (!taken.ok) throw new Error(JSON.stringify(taken.error));
}
const incidents = async () => {
  const { rows } = await sql<{ title: string; severity: string }>`
    select title, severity from incidents where title like 'requests by hour%' order by declared_at`.execute(
    it.story.host.db,
  );
  return rows;
};

describe('a detector [GOV 7.9]', () => {
  test('does not watch before it was run over what is recorded, nor where too little is', async () => {
    const id = await proposed();
    expect(codes(await it.story.as(it.story.engineer, activateDetector, { id }))).toBe('detection/not-tested');
    await recorded(48);
    await it.story.done(it.story.engineer, testDetector, { id });
    expect(await it.story.entries('detector.tested')).toHaveLength(1);
  });

  test('tested and activated it opens one incident for what is unusual, and a page shows each hour', async () => {
    await recorded(700);
    const id = await proposed();
    const tested = await it.story.done(it.story.engineer, testDetector, { id });
    expect(tested.falseAlarms).toBeLessThan(5);
    await it.story.done(it.story.engineer, activateDetector, { id });
    await it.story.advance({ minutes: 30 });
    expect(await incidents()).toEqual([]);
    await it.story.advance({ minutes: 30 });
    await recorded(1, () => 5_000);
    await it.story.advance({ minutes: 30 });
    expect((await incidents()).map(({ severity }) => severity)).toEqual(['SEV-4']);
    const page = await getDetector(detectionReader(it.story.host.services.use), it.story.sre.actor, id);
    if (!page.ok) throw new Error(page.error.code);
    expect(page.value.hours).toHaveLength(336);
    expect(page.value.hours.at(-1)).toMatchObject({ isAnomaly: true });
    await it.story.advance({ minutes: 60 * 8 });
    expect(await incidents()).toHaveLength(1);
  });

  test('that is mute opens nothing, for no longer than the policy bears, and speaks again', async () => {
    await recorded(700);
    const id = await proposed();
    const mute = async (minutes: number) =>
      it.story.as(it.story.engineer, muteDetector, {
        id,
        until: addMinutes(it.story.host.clock.now(), minutes).toISOString(),
        reason: ownWords('old data is loaded'),
      });
    expect(codes(await mute(60))).toBe('detection/not-active');
    await it.story.done(it.story.engineer, testDetector, { id });
    await it.story.done(it.story.engineer, activateDetector, { id });
    expect(codes(await mute(-1))).toBe('detection/mute-over-already');
    expect(codes(await mute(60 * 24 * 8))).toBe('detection/mute-too-long');
    expect(codes(await it.story.as(it.story.engineer, unmuteDetector, { id }))).toBe('detection/not-mute');
    expect(codes(await mute(180))).toBeUndefined();
    await it.story.advance({ minutes: 60 });
    await recorded(1, () => 5_000);
    await it.story.advance({ minutes: 30 });
    expect(await incidents()).toEqual([]);
    await it.story.done(it.story.engineer, unmuteDetector, { id });
    await it.story.advance({ minutes: 30 });
    await recorded(1, () => 5_000);
    await it.story.advance({ minutes: 30 });
    expect(await incidents()).toHaveLength(1);
  });

  test('is refused with what it is not: series, parameters, a name that is taken', async () => {
    await proposed();
    expect(codes(await propose({ series: 'alerts' }))).toBe('detection/no-series');
    expect(codes(await propose({ series: 'incidents telemetry/ML-SLO-001/total' }))).toBe(
      'detection/wrong-number-of-series',
    );
    expect(codes(await propose({ parameters: 'season=0' }))).toBe('detection/no-parameters');
    expect(codes(await propose())).toBe('detection/name-taken');
    expect(codes(await it.story.as(it.story.bystander, activateDetector, { id: await firstId() }))).not.toBeUndefined();
  });

  test('that cries too often, or finds nothing of what was real, is not let in; one that is retired stays so', async () => {
    await recorded(1200, (ago) => (ago % 20 === 0 ? 3_000 : 0));
    const id = await proposed();
    await it.story.done(it.story.engineer, testDetector, { id });
    const said = codes(await it.story.as(it.story.engineer, activateDetector, { id }));
    expect(said).toBe('detection/too-many-false-alarms');
    const nonsense = await it.story.as(it.story.engineer, testDetector, { id, real: 'yesterday' });
    expect(codes(nonsense)).toBe('detection/no-episodes');
    await it.story.done(it.story.engineer, retireDetector, { id, reason: ownWords('no use') });
    const again = await it.story.as(it.story.engineer, retireDetector, { id, reason: ownWords('no use') });
    expect(codes(again)).toBe('detection/retired-already');
    const gone = { id: '0198e2a0-0000-7000-8000-00000000dead' };
    expect(codes(await it.story.as(it.story.engineer, activateDetector, gone))).toBe('detection/no-such-detector');
  });
});

test('change points take the season out, and one that does not cannot be let in [GOV 7.9]', async () => {
  await recorded(1300);
  const named = async (name: string, parameters: string) => {
    const made = await it.story.done(it.story.engineer, proposeDetector, {
      name: ownWords(name),
      kind: 'change_points',
      series: 'telemetry/ML-SLO-001/total',
      parameters,
    });
    const tested = await it.story.done(it.story.engineer, testDetector, { id: made.id });
    return { tested, activated: codes(await it.story.as(it.story.engineer, activateDetector, { id: made.id })) };
  };
  expect((await named('levels as they are', 'season=1')).activated).toBe('detection/too-many-false-alarms');
  const { tested, activated } = await named('levels', 'leastDeviation=2');
  expect(tested.falseAlarms).toBe(0);
  expect(activated).toBeUndefined();
});

const firstId = async (): Promise<string> => {
  const { rows } = await sql<{ id: string }>`select id from anomaly_detectors`.execute(it.story.host.db);
  return rows[0]?.id ?? '';
};
