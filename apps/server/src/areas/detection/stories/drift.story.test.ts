import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { anyApproval } from '../../../platform/approvals/approvals.ts';
import { approvalsArea, approve } from '../../approvals/public.ts';
import { drillDrift } from '../commands/drill-drift.ts';
import { rebaseReference } from '../commands/rebase-reference.ts';
import { driftReference } from '../drift-reference.ts';
import { hoursBefore, startDetectionStory, usual, type DetectionStory } from '../testing/detection-story.ts';

let it: DetectionStory;
beforeEach(async () => void (it = await startDetectionStory()));
afterEach(async () => it.end());

const incidents = async () => {
  const { rows } = await sql<{ title: string; severity: string; drill: boolean }>`
    select title, severity, is_drill as drill from incidents order by declared_at, id`.execute(it.story.host.db);
  return rows;
};
const gather = async () => {
  for (let hour = 0; hour < 3; hour++) await it.hour(500);
};
const shifted = (n: number) => ({
  ...usual(n),
  features: { amount: 900 + (n % 100), region: 'north', returning: true },
});
const codes = (result: { readonly ok: boolean; readonly error?: { readonly code: string } }) => result.error?.code;

describe('a version that predicts [GOV 7.9]', () => {
  test('is watched by itself: its first thousand predictions are what it is compared with', async () => {
    await it.hour(500);
    await it.hour(500);
    expect(await it.see()).toMatchObject({ verdict: 'gathering', name: 'credit 1' });
    await it.hour(500);
    await it.hour(400);
    const page = await it.see();
    expect(page.reference).toMatchObject({ number: 1, rows: 1000 });
    expect(page.verdict).toBe('stable');
    expect(page.comparisons.map(({ name }) => name).toSorted()).toEqual([
      'amount',
      'decision',
      'region',
      'returning',
      'score',
    ]);
    expect(await incidents()).toEqual([]);
  });

  test('and is not compared with a handful, nor judged by one', async () => {
    for (let hour = 0; hour < 6; hour++) await it.hour(9);
    expect((await it.see()).verdict).toBe('gathering');
  });
});

describe('drift [GOV 3.1.1, 7.9]', () => {
  test('opens one incident however often it is found, which says what, and ends once calm', async () => {
    await gather();
    await it.hour(1500, shifted);
    for (let hour = 0; hour < 4; hour++) await it.hour(400, shifted);
    const page = await it.see();
    expect(page).toMatchObject({ verdict: 'drift', episodes: 1 });
    expect(page.drifting).toBeGreaterThan(0);
    const plot = page.plots.find(({ name }) => name === 'amount');
    expect(plot?.bars.length).toBeGreaterThan(10);
    const [opened, ...others] = await incidents();
    expect(others).toEqual([]);
    expect(opened).toMatchObject({ severity: 'SEV-3', drill: false });
    expect(opened?.title).toMatch(/^credit 1: drift of a feature: /u);
    const [found] = await it.story.entries('drift.found');
    expect(found?.data).toMatchObject({ kind: 'drift', reference: 1, joined: false });
    // It falls silent, which is also found and joins: one problem is one incident.
    await it.story.advance({ minutes: 60 * 30 });
    expect((await it.story.entries('drift.over')).map(({ data }) => data['kind'])).toEqual(['drift']);
    expect((await it.story.entries('drift.found')).map(({ data }) => data['joined'])).toEqual([false, true]);
    expect((await it.see()).dataProblems.map(({ kind }) => kind)).toEqual(['freshness']);
    expect(await incidents()).toHaveLength(1);
  });

  test('of what it decides is SEV-2', async () => {
    await gather();
    await it.hour(1500, (n) => ({ ...usual(n), decision: 'reject' }));
    await it.hour(400, (n) => ({ ...usual(n), decision: 'reject' }));
    expect((await incidents()).map(({ severity }) => severity)).toEqual(['SEV-2']);
  });

  test('data that has changed is told apart, with what is beyond which limit', async () => {
    await gather();
    const strange = (n: number) => ({ ...usual(n), features: { amount: 5000 + n, region: 'north', returning: true } });
    await it.hour(700, strange);
    await it.hour(400, strange);
    expect((await it.see()).dataProblems).toContainEqual(
      expect.objectContaining({ kind: 'range', name: 'amount', limit: 0.01 }),
    );
    expect(await incidents()).toHaveLength(1);
  });

  test('a drill is marked everywhere and counts nowhere', async () => {
    await it.hour(50);
    await it.hour(50);
    const id = await it.idOf('1');
    await it.story.done(it.story.engineer, drillDrift, { id, severity: 'SEV-1' });
    await it.story.advance({ minutes: 7 });
    expect(await incidents()).toEqual([{ title: 'credit 1: drift drill', severity: 'SEV-1', drill: true }]);
    expect((await it.story.entries('drift.found')).map(({ data }) => data['drill'])).toEqual([true]);
    const { rows } = await sql`select 1 from telemetry_sources where series = 'ML-SLO-005'`.execute(it.story.host.db);
    expect(rows).toEqual([]);
  });
});

describe('another reference', () => {
  beforeEach(() => {
    const { services, clock } = it.story.host;
    approvalsArea({ services, clock, kinds: () => [anyApproval(driftReference)] });
  });

  test('takes another’s approval, and holds from then on [GOV 7.9]', async () => {
    await gather();
    await it.hour(1500, shifted);
    const id = await it.idOf('1');
    const span = hoursBefore(it, 1);
    const reason = ownWords('prices were raised on purpose');
    const { approval } = await it.story.done(it.story.engineer, rebaseReference, { id, ...span, reason });
    expect((await it.see()).reference?.number).toBe(1);
    expect(codes(await it.story.as(it.story.engineer, approve, { id: approval }))).toBe('approvals/own-request');
    await it.story.done(it.story.governance, approve, { id: approval });
    expect((await it.see()).reference).toMatchObject({ number: 2 });
    await it.story.advance({ minutes: 60 * 24 });
    await it.hour(300, shifted);
    await it.hour(300, shifted);
    expect((await it.see()).verdict).toBe('stable');
  });

  test('is not asked for with too little, or a time that is no time', async () => {
    await gather();
    const id = await it.idOf('1');
    const reason = ownWords('so');
    const { from, to } = hoursBefore(it, 3);
    const asked = async (span: { from: string; to: string }) =>
      codes(await it.story.as(it.story.engineer, rebaseReference, { id, ...span, reason }));
    expect(await asked({ from: to, to: from })).toBe('detection/no-span');
    expect(await asked({ from: '2026-11-01T00:00:00Z', to: '2026-11-01T05:00:00Z' })).toBe(
      'detection/too-few-predictions',
    );
    const other = await it.story.as(it.story.engineer, drillDrift, {
      id: '0198e2a0-0000-7000-8000-00000000dead',
      severity: 'SEV-4',
    });
    expect(codes(other)).toBe('detection/not-watched');
  });
});
