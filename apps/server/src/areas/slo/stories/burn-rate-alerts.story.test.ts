import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Story } from '../../../testing/story.ts';
import { registerIncidentReactions } from '../../incidents/reactions/register.ts';
import { counted, happened, minuteAgo, objective, startSloStory } from '../testing/slo-story.ts';

let story: Story;
beforeEach(async () => void (story = await startSloStory([registerIncidentReactions])));
afterEach(async () => story.end());

const incidents = async () =>
  (
    await sql<{ title: string; severity: string; facts: string }>`
      select title, severity, facts from incidents order by declared_at, id`.execute(story.host.db)
  ).rows;

/** Every request in these minutes fails. */
const outage = async (minutes: number) => {
  for (let minute = 0; minute < minutes; minute += 1) {
    await counted(story, 'ML-SLO-001', 100, 100);
    await story.advance({ minutes: 1 });
  }
};

describe('a budget that burns too fast', () => {
  test('opens one incident, with the objective degraded as a fact [GOV 3.1.1]', async () => {
    await outage(3);
    expect(await incidents()).toMatchObject([
      {
        title: expect.stringMatching(/^ML-SLO-001 .*burns its budget 100\.0 times too fast over/) as string,
        severity: 'SEV-2',
      },
    ]);
    expect(JSON.parse((await incidents())[0]?.facts ?? '')).toEqual({ sloDegraded: true });
    const burning = await story.entries('objective.burning');
    expect(burning.map(({ data }) => [data['level'], data['joined']])).toEqual([
      ['page', false],
      ['ticket', true],
    ]);
    expect((await objective(story, 'ML-SLO-001')).burning).toMatchObject([{ level: 'page' }, { level: 'ticket' }]);
  });

  test('breached for over thirty minutes is a SEV-1, and not a minute before [GOV 3.1.1]', async () => {
    await outage(30);
    expect(await incidents()).toMatchObject([{ severity: 'SEV-2' }]);
    await outage(3);
    expect(await incidents()).toMatchObject([{ severity: 'SEV-1' }]);
    expect((await story.entries('incident.classified')).at(-1)).toMatchObject({
      data: { from: 'SEV-2', to: 'SEV-1', facts: ['sloBreachMinutes', 'sloDegraded'] },
    });
  });

  test('three failures of ten requests at night wake nobody', async () => {
    await counted(story, 'ML-SLO-001', 10, 3);
    expect(await incidents()).toEqual([]);
  });

  test('is calm only after it has been for five minutes [GOV 3.1.1]', async () => {
    await outage(2);
    for (let minute = 0; minute < 12; minute += 1) {
      await counted(story, 'ML-SLO-001', 20_000, 0);
      await story.advance({ minutes: 1 });
    }
    expect((await story.entries('objective.calm')).map(({ data }) => data['level'])).toContain('page');
    expect((await objective(story, 'ML-SLO-001')).burning.filter(({ level }) => level === 'page')).toEqual([]);
  });

  test('of few events a miss is told by what is spent of the budget [GOV 4.4]', async () => {
    await happened(story, [{ series: 'ML-SLO-004', key: 'run', at: minuteAgo(story, 200), state: 'bad', sequence: 1 }]);
    expect(await incidents()).toMatchObject([{ severity: 'SEV-2', title: expect.stringContaining('100 %') as string }]);
  });
});

test('the page says how it is watched, with factors of its own period, and which rows would be wrong', async () => {
  const { alerts } = await objective(story, 'ML-SLO-001');
  expect(alerts.map(({ when }) => /[\d.]+/.exec(when)?.[0])).toEqual(['13.44', '5.60', '2.80', '0.93']);
});

test('who burned it: what came with its cause, the incident, and what nothing explains; the sum is the total [GOV 9.1]', async () => {
  await counted(story, 'ML-SLO-001', 1_000, 7, { minutesAgo: 90 });
  await counted(story, 'ML-SLO-001', 50, 5, { minutesAgo: 80, cause: 'provider:openai' });
  await outage(4);
  const { burnedBy, bad } = await objective(story, 'ML-SLO-001');
  expect(burnedBy.reduce((sum, each) => sum + BigInt(each.bad), 0n)).toBe(BigInt(bad));
  expect(burnedBy.map(({ cause }) => cause.split(':')[0]).toSorted((a = '', b = '') => a.localeCompare(b))).toEqual([
    'incident',
    'provider',
    'unattributed',
  ]);
});

describe('how fast a budget burns', () => {
  test('is told over each window of the alerts, exactly, and not where nothing was counted [GOV 4.6]', async () => {
    await counted(story, 'ML-SLO-001', 1_000, 3, { minutesAgo: 3 });
    await counted(story, 'ML-SLO-001', 1_000, 70, { minutesAgo: 40 });
    const { burnRates } = await objective(story, 'ML-SLO-001');
    expect(burnRates.map(({ minutes }) => minutes)).toEqual([5, 30, 60, 120, 360, 1440, 4320]);
    expect(burnRates[0]).toMatchObject({ total: '1000', bad: '3', exactly: '3/10', times: 0.3 });
    expect(burnRates[2]).toMatchObject({ total: '2000', bad: '73', exactly: '73/20' });
    expect((await objective(story, 'ML-SLO-002')).burnRates[0]).not.toHaveProperty('times');
  });

  test('of slices and of few events is told over days, and has no rate without a budget [GOV 4.6]', async () => {
    for (const hour of [1, 2])
      await counted(story, 'ML-SLO-003', 100, hour === 1 ? 9 : 3, { part: 'fraud@8', minutesAgo: hour * 60 + 30 });
    const { burnRates } = await objective(story, 'ML-SLO-003');
    expect(burnRates).toMatchObject([{ minutes: 1440, total: '2', bad: '1', exactly: '10/1' }, { minutes: 4320 }]);
    const alert = { series: 'ML-SLO-005', key: 'a', at: minuteAgo(story, 20), state: 'bad', sequence: 1 } as const;
    await happened(story, [alert]);
    const [day] = (await objective(story, 'ML-SLO-005')).burnRates;
    expect(day).toMatchObject({ total: '1', bad: '1' });
    expect(day).not.toHaveProperty('times');
  });
});
