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

/** Every request of these minutes fails. */
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
