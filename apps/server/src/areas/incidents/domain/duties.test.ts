import type { Minutes } from '@muster/policy';
import { expect, test } from 'vitest';
import { at } from '../testing/declared.ts';
import { timelineAccuracy, type Written } from './duties.ts';

const wrote = (happened: number, written = happened): Written => ({ happenedAt: at(happened), writtenAt: at(written) });
const measured = (written: readonly Written[]) =>
  timelineAccuracy(written, { from: at(0), until: at(60), withinMinutes: 5 as Minutes });

test('a timeline is measured by what is written within the policy’s time, what comes afterwards, and its longest gap [GOV 8.2]', () => {
  expect(measured([wrote(1), wrote(10, 15), wrote(20, 26)])).toEqual({
    entries: 3,
    inTime: 2,
    retroactive: 2,
    longestGap: 40,
  });
});

test('one that nobody wrote into has one gap, as long as itself [GOV 8.2]', () => {
  expect(measured([])).toEqual({ entries: 0, inTime: 0, retroactive: 0, longestGap: 60 });
});

test('what happened before the incident was declared, or after it was over, makes no gap longer than it is', () => {
  expect(measured([wrote(-30), wrote(90)]).longestGap).toBe(60);
});
