import { gzipSync } from 'node:zlib';
import { answerOf, createMusterClient } from '@muster/api-client';
import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runEvent, runId } from '../apps/server/src/areas/pipelines/testing/run-events.ts';
import { signIn, type Member } from '../demo/organisation/member.ts';
import { openBrowser } from './browser.ts';
import { accessibilityProblems } from './stage/axe.ts';
import { foundCast, people } from './stage/cast.ts';
import { startMusterServer, type MusterServer } from './stage/muster-server.ts';
import { promote } from './stage/promoted.ts';
import { until } from './stage/until.ts';
import { openPage, signInOn, type PageOptions } from './stage/watched-page.ts';

/** Thousands of pipelines, a budget that freezes, and the gate, by their pages. */
const PIPELINES = 2_000;
const BATCH = 500;

let muster: MusterServer;
let browser: Browser;
let governance: Member;
let key: string;

beforeAll(async () => {
  muster = await startMusterServer();
  browser = await openBrowser();
  await foundCast(muster.setUpLink);
  governance = await signIn(muster.url, people.founder);
  const bot = await answerOf(governance.api.POST('/v1/service-accounts', { body: { name: 'airflow' } }));
  const issued = await answerOf(
    governance.api.POST('/v1/service-accounts/{id}/issue-key', {
      params: { path: { id: bot.id } },
      body: { scopes: ['pipelines:report', 'objectives:push'], expiresInDays: 30 },
    }),
  );
  key = issued.key;
});

afterAll(async () => {
  await browser.close();
  await muster.end();
});

async function as(
  who: Parameters<typeof signInOn>[1],
  act: (page: Page) => Promise<void>,
  look: Partial<PageOptions> = {},
): Promise<void> {
  const watched = await openPage(browser, { origin: muster.url, ...look });
  try {
    await signInOn(watched.page, who);
    await act(watched.page);
    expect(watched.complaints).toEqual([]);
  } finally {
    await watched.close();
  }
}

const expectWell = async (page: Page): Promise<void> => {
  expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0);
  expect(await accessibilityProblems(page)).toEqual([]);
};

const phone = { width: 390, scheme: 'dark' } as const;

async function tell(events: readonly object[]): Promise<string> {
  const answer = await fetch(`${muster.url}/api/v1/lineage/batch`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', 'content-encoding': 'gzip' },
    body: gzipSync(JSON.stringify(events)),
  });
  return `${answer.status} ${((await answer.json()) as { status?: string }).status ?? ''}`;
}

async function push(samples: readonly { minute: string; total: number; bad: number }[]): Promise<void> {
  const robot = createMusterClient({ baseUrl: muster.url, headers: () => ({ authorization: `Bearer ${key}` }) });
  await answerOf(
    robot.POST('/v1/objectives/{objective}/counts', {
      params: { path: { objective: 'ML-SLO-001' } },
      body: { samples: [...samples] },
    }),
  );
}

const minuteAgo = (minutes: number): string =>
  new Date(Math.floor(Date.now() / 60_000) * 60_000 - minutes * 60_000).toISOString();

test('two thousand pipelines are taken, and the list pages through them', async () => {
  const at = (seconds: number) => new Date(Date.now() - seconds * 1000).toISOString();
  for (let from = 0; from < PIPELINES; from += BATCH) {
    const events = Array.from({ length: BATCH }, (_, index) => {
      const [run, job] = [runId(from + index + 1), `orders ${String(from + index).padStart(4, '0')} 🦊`];
      return [runEvent('START', at(600), { run, job }), runEvent('COMPLETE', at(60), { run, job })];
    });
    expect(await tell(events.flat())).toBe('200 success');
  }
  await as(people.mary, async (page) => {
    await page.goto('/pipelines');
    await page.getByRole('link', { name: /orders 0000/ }).waitFor();
    await page.getByRole('button', { name: /more|older/i }).click();
    // Only rows in view are rendered: the first of the second page appears where the button was.
    await page.getByRole('link', { name: /orders 0200/ }).waitFor();
    await page.getByText('400+').waitFor();
    await expectWell(page);
  });
});

test('one of them gets a schedule and is read on a phone in the dark [GOV 4.4]', async () => {
  await as(
    people.mary,
    async (page) => {
      await page.goto('/pipelines');
      await page.getByRole('link', { name: /orders 0000/ }).click();
      await page.getByRole('heading', { name: 'Status' }).waitFor();
      await page.getByRole('button', { name: 'Schedule', exact: true }).click();
      await page.getByRole('dialog').getByLabel(/cron/i).fill('0 3 * * *');
      await page.getByRole('dialog').getByLabel(/zone/i).fill('Europe/Berlin');
      await page.getByRole('dialog').getByRole('button', { name: 'Schedule', exact: true }).click();
      await page.getByText('Next due').waitFor();
      await expectWell(page);
    },
    phone,
  );
});

test('a budget that is spent freezes: the objective, the feeds and the gate say so [GOV 4.7]', async () => {
  await push([
    { minute: minuteAgo(200), total: 100_000, bad: 100 },
    { minute: minuteAgo(3), total: 100, bad: 0 },
  ]);
  const { api } = await signIn(muster.url, people.mary);
  for (const commit of ['0123456789abcdef', 'fedcba9876543210']) await promote(api, 'incident-api', commit);
  await as(people.mary, async (page) => {
    await page.goto('/deployments');
    await page.getByRole('button', { name: 'Ask the gate' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(/what is deployed/i).fill('incident-api');
    await dialog.getByLabel(/which commit/i).fill('0123456789abcdef');
    await dialog.getByRole('button', { name: 'Ask the gate' }).click();
    await page.getByText('✓ allowed').first().waitFor();
    await expectWell(page);
    await page.getByRole('button', { name: 'Start' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Start' }).click();
    await page.getByRole('button', { name: 'Finish' }).waitFor();
  });
  await push([{ minute: minuteAgo(0), total: 10_000, bad: 5_000 }]);
  const body = { service: 'incident-api', commit: 'fedcba9876543210' };
  const denied = await until('the freeze', async () => {
    const answer = await answerOf(governance.api.POST('/v1/deployments/check', { body }));
    return answer.allowed ? undefined : answer;
  });
  expect(denied).toMatchObject({ code: 'deployments/frozen', clause: '4.7' });
  await as(
    people.mary,
    async (page) => {
      await page.goto('/deployments');
      await page.getByText('✕ blocked: ML-SLO-001').waitFor();
      await expectWell(page);
      await page.goto('/settings/feeds');
      await page.getByRole('heading', { name: 'Last report by source' }).waitFor();
      await expectWell(page);
      await page.goto('/objectives/ML-SLO-001');
      await page
        .getByText(/incident-api 0123456789ab to production/)
        .first()
        .waitFor();
      await page.getByText(/times over 5 min/).waitFor();
      await page.getByText('Frozen since').waitFor();
      await expectWell(page);
    },
    phone,
  );
});
