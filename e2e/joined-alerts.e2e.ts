import { answerOf } from '@muster/api-client';
import type { Browser } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signIn } from '../demo/organisation/member.ts';
import { openBrowser } from './browser.ts';
import { foundCast, people } from './stage/cast.ts';
import { startMusterServer, type MusterServer } from './stage/muster-server.ts';
import { openPage, signInOn } from './stage/watched-page.ts';

/** An ordinary member watching an incident sees alerts join it without touching the page. */
let muster: MusterServer;
let browser: Browser;
let hook: string;

beforeAll(async () => {
  muster = await startMusterServer();
  browser = await openBrowser();
  await foundCast(muster.setUpLink);
  const ada = await signIn(muster.url, people.ada);
  const body = { name: 'fleet' } as const;
  ({ url: hook } = await answerOf(ada.api.POST('/v1/integrations', { body })));
});

afterAll(async () => {
  await browser.close();
  await muster.end();
});

const fire = async (...fingerprints: readonly string[]): Promise<number> => {
  const alerts = fingerprints.map((fingerprint) => ({
    status: 'firing',
    labels: { alertname: 'FeatureStoreStale', severity: 'warning' },
    annotations: {},
    startsAt: '2026-11-02T08:59:30Z',
    endsAt: '0001-01-01T00:00:00Z',
    generatorURL: '',
    fingerprint,
  }));
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ version: '4', groupKey: 'features', alerts });
  return (await fetch(hook, { method: 'POST', headers, body })).status;
};

test('an open incident’s page shows alerts that join it, to a member without a role in it [GOV 8.2]', async () => {
  expect(await fire('a1')).toBeLessThan(300);
  const watched = await openPage(browser, { origin: muster.url });
  try {
    const { page } = watched;
    await signInOn(page, people.mary);
    await page.goto('/incidents');
    await page
      .getByRole('link', { name: /FeatureStoreStale/ })
      .first()
      .click();
    await page.getByText('1 firing · 1 grouped').waitFor();
    expect(await fire('b2', 'c3')).toBeLessThan(300);
    await page.getByText('3 firing · 3 grouped').waitFor();
    expect(watched.complaints).toEqual([]);
  } finally {
    await watched.close();
  }
});
