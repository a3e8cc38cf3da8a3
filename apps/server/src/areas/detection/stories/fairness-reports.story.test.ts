import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { contentVault } from '../../../platform/keys/content-vault.ts';
import { openContent } from '../../../platform/ledger/open-content.ts';
import { fairnessList, fairnessTrend } from '../queries/list-fairness.ts';
import { startDetectionStory, usual, type DetectionStory } from '../testing/detection-story.ts';

let it: DetectionStory;
beforeEach(async () => void (it = await startDetectionStory()));
afterEach(async () => it.end());

const reports = async () => {
  const asked = { actor: it.story.sre.actor, key: {}, filters: {}, after: undefined, limit: 50 };
  const { items } = await fairnessList.page(it.story.host.services.use, asked);
  return items as readonly {
    attribute: string;
    verdict: string;
    beyond: string[];
    groups: { name: string; rows?: number }[];
  }[];
};
const incidents = async () => {
  const { rows } = await sql<{ title: string; severity: string }>`select title, severity from incidents`.execute(
    it.story.host.db,
  );
  return rows;
};
const day = async (make: (n: number) => Readonly<Record<string, unknown>>) => {
  await it.hour(700, make);
  await it.story.advance({ minutes: 30 });
};

test('groups are judged per version and attribute, and every two together; without truths nothing is fine [GOV 7.15]', async () => {
  await day(usual);
  const found = await reports();
  expect(found.map(({ attribute }) => attribute)).toEqual(['age', 'sex', 'sex × age']);
  expect(found.map(({ verdict }) => verdict)).toEqual(['incomplete', 'incomplete', 'incomplete']);
  expect(await incidents()).toEqual([]);
});

test('what is beyond a limit opens one incident; the trend keeps a report a day [GOV 7.15]', async () => {
  await day((n) => ({ ...usual(n), decision: n % 4 < 2 ? (n % 8 === 0 ? 'approve' : 'reject') : 'approve' }));
  const sex = (await reports()).find(({ attribute }) => attribute === 'sex');
  expect(sex?.verdict).toBe('beyond');
  expect(sex?.beyond).toEqual(['parity_difference', 'four_fifths']);
  const opened = await incidents();
  expect(opened).toHaveLength(1);
  expect(opened[0]).toMatchObject({ severity: 'SEV-3' });
  expect(opened[0]?.title).toContain('sex (parity difference, four fifths)');
  const trend = await fairnessTrend.page(it.story.host.services.use, {
    actor: it.story.sre.actor,
    key: { id: await it.idOf('1') },
    filters: {},
    after: undefined,
    limit: 50,
  });
  expect(trend.items).toHaveLength(3);
});

test('nothing that is kept tells of fewer than five [GOV 7.15]', async () => {
  await day((n) => ({ ...usual(n), groups: { sex: n === 0 ? 'M' : 'F', age: 'old' } }));
  const { rows } = await sql<{ report: string }>`select report from fairness_reports`.execute(it.story.host.db);
  for (const { report } of rows) expect(report).not.toMatch(/"rows":[0-4]\b/u);
  const sex = (await reports()).find(({ attribute }) => attribute === 'sex');
  expect(sex?.groups.find(({ name }) => name === 'M')?.rows).toBeUndefined();
});

test('nor does anything that is given out: lists, trend, the version’s page, incidents, the content of entries [GOV 7.15]', async () => {
  // One group has a single member, and the other enough for a total to reveal it.
  await day((n) => ({
    ...usual(n),
    groups: { sex: n === 0 ? 'M' : 'F', age: 'old' },
    decision: n % 3 === 0 ? 'approve' : 'reject',
  }));
  const { host, sre } = it.story;
  const asked = { actor: sre.actor, filters: {}, after: undefined, limit: 50 };
  const id = await it.idOf('1');
  const rows = async (text: string) =>
    (await sql<{ row: string }>`select to_jsonb(t)::text as row from ${sql.table(text)} t`.execute(host.db)).rows;
  const content = await openContent(host.db, contentVault(host.dataKeys), await it.story.entries());
  const out = {
    list: await fairnessList.page(host.services.use, { ...asked, key: {} }),
    trend: await fairnessTrend.page(host.services.use, { ...asked, key: { id } }),
    version: await it.see(),
    content: [...content.values()],
    incidents: await rows('incidents'),
    reports: await rows('fairness_reports'),
    evaluations: await rows('drift_evaluations'),
  };
  expect(content.size).toBeGreaterThan(0);
  for (const [way, told] of Object.entries(out)) {
    const text = JSON.stringify(told).replaceAll('\\"', '"');
    const about = [...text.matchAll(/"name":"M"[^{}]*/g)].map(([found]) => found);
    for (const cell of about) expect(cell, way).not.toMatch(/"rows":/);
    expect(text, way).not.toMatch(/"rows":(?:[1-4]|699)\b/);
  }
});
