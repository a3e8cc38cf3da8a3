import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sql } from 'kysely';
import { addMinutes } from '../../../kernel/clock.ts';
import { acknowledgeIncident } from '../../incidents/commands/acknowledge-incident.ts';
import { registerSloReactions } from '../../slo/reactions/register.ts';
import { gate, objective } from '../../slo/testing/slo-story.ts';
import { submitCounts } from '../../telemetry/public.ts';
import { asSource } from '../../telemetry/testing/telemetry-story.ts';
import { drillDrift } from '../commands/drill-drift.ts';
import { startDetectionStory, usual, type DetectionStory } from '../testing/detection-story.ts';

let it: DetectionStory;
beforeEach(async () => void (it = await startDetectionStory([registerSloReactions])));
afterEach(async () => it.end());

const rejected = (n: number) => ({ ...usual(n), decision: 'reject' });
const now = async () => objective(it.story, 'ML-SLO-005');
const newest = async () => {
  const { rows } = await sql<{ code: string; severity: string; declared_at: Date }>`
    select code, severity, declared_at from incidents where title like 'credit 1: %' order by declared_at desc, id desc limit 1`.execute(
    it.story.host.db,
  );
  return rows[0] ?? { code: '', severity: '', declared_at: new Date(0) };
};

/** Makes half of its decisions in each of the last hours wrong, so that its accuracy objective is missed. */
async function missAccuracy(): Promise<void> {
  const { host } = it.story;
  const hour = new Date(Math.floor(host.clock.now().getTime() / 3_600_000) * 3_600_000);
  const samples = [2, 3, 4, 5].map((ago) => ({
    series: 'ML-SLO-003',
    part: 'credit@1',
    minute: addMinutes(hour, -60 * ago),
    total: 200,
    bad: 100,
    sequence: 1,
  }));
  const taken = await asSource(it.story, async (ctx) =>
    submitCounts(ctx, { source: 'test', stream: 'labels' }, samples),
  );
  if (!taken.ok) throw new Error(taken.error.code);
}

/** Runs until Muster itself has found SEV-1 drift, and stops within that minute. */
async function driftAtItsWorst(): Promise<string> {
  for (let hour = 0; hour < 3; hour++) await it.hour(500);
  await missAccuracy();
  await it.hour(1500, rejected);
  for (let minute = 0; minute < 180; minute++) {
    const { code, severity } = await newest();
    if (severity === 'SEV-1') return code;
    await it.story.advance({ minutes: 1 });
  }
  throw new Error('no SEV-1 was found');
}

describe('SEV-1 drift that Muster found itself [GOV 4.5]', () => {
  test('is acknowledged in time from the instant it fired, and the month stays whole', async () => {
    const code = await driftAtItsWorst();
    expect(await now()).toMatchObject({ state: 'no-data', misses: [{ state: 'pending' }] });
    await it.story.advance({ minutes: 3 });
    await it.story.done(it.story.sre, acknowledgeIncident, { code });
    await it.story.advance({ minutes: 4 });
    expect(await now()).toMatchObject({ state: 'intact', total: '1', bad: '0', isMet: true });
  });

  test('is warned of, missed after five minutes, and one miss freezes until the month ends [GOV 4.7]', async () => {
    const code = await driftAtItsWorst();
    await it.story.advance({ minutes: 4 });
    const warned = (await it.story.entries('objective.burning')).filter(({ data }) => data['unacknowledged'] === true);
    expect(warned).toHaveLength(1);
    await it.story.advance({ minutes: 2 });
    await it.story.done(it.story.sre, acknowledgeIncident, { code });
    await it.story.advance({ minutes: 2 });
    expect(await now()).toMatchObject({ state: 'exhausted', total: '1', bad: '1', isMet: false });
    expect(await gate(it.story)).toMatchObject({ isFrozen: true });
  });

  test('is counted from its own firing and not from a drill', async () => {
    for (let hour = 0; hour < 2; hour++) await it.hour(50);
    await it.story.done(it.story.engineer, drillDrift, { id: await it.idOf('1'), severity: 'SEV-1' });
    await it.story.advance({ minutes: 7 });
    expect(await now()).toMatchObject({ state: 'no-data', misses: [] });
  });
});
