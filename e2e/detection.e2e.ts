import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answerOf } from '@muster/api-client';
import type { Browser, Page } from '@playwright/test';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startBenchPostgres } from '../bench/postgres.ts';
import { signIn, type Member } from '../demo/organisation/member.ts';
import { openBrowser } from './browser.ts';
import { accessibilityProblems } from './stage/axe.ts';
import { foundCast, people } from './stage/cast.ts';
import { freePort } from './stage/free-port.ts';
import { startMusterServer, type MusterServer } from './stage/muster-server.ts';
import { startProgram, type Program } from './stage/program.ts';
import { until } from './stage/until.ts';
import { openPage, signInOn, type PageOptions } from './stage/watched-page.ts';

/**
 * Drift, fairness, detectors and registries by their pages, on data that survived a kill -9 and two servers. Versions
 * are evaluated hourly, so the schedule is brought forward in the database.
 */
const HOUR_MS = 3_600_000;
const REFERENCE = 1_200;
const DETECTORS = 104;

let postgres: Awaited<ReturnType<typeof startBenchPostgres>>;
let db: pg.Client;
let muster: MusterServer;
let second: { readonly url: string; readonly program: Program };
let folder: string;
let browser: Browser;
let member: Member;
let key: string;

const schema = {
  task: 'classification',
  classes: ['approve', 'reject'],
  favourable: 'approve',
  features: [
    { name: 'amount', type: 'number', range: [0, 1000], importance: 0.5 },
    { name: 'region', type: 'category', values: ['north 🦊', 'south'] },
    { name: 'income', type: 'number', range: [0, 100], optional: true },
  ],
  groups: [
    { name: 'sex', values: ['F', 'M'] },
    { name: 'branch', values: ['Zürich 🏔️', 'Bern'] },
  ],
  labelDelayMinutes: 0,
};

const row = (n: number, hoursAgo: number, isShifted: boolean) => ({
  id: `${isShifted ? 'late' : 'early'}-${n} 🦊`,
  model: 'credit',
  version: '1',
  at: new Date(Date.now() - hoursAgo * HOUR_MS).toISOString(),
  subject: `customer-${n % 400}`,
  decision: isShifted ? (n % 4 === 0 ? 'approve' : 'reject') : n % 2 === 0 ? 'approve' : 'reject',
  score: (n % 20) / 20,
  features: {
    amount: isShifted ? 900 + (n % 100) : (n * 37) % 1000,
    region: n % 3 === 0 ? 'north 🦊' : 'south',
    income: n % 5 === 0 ? null : n % 100,
  },
  groups: { sex: n % 4 < 2 ? 'F' : 'M', branch: 'Bern' },
});

async function log(
  url: string,
  rows: readonly object[],
): Promise<{ stored: number; repeated: number; refused: number }> {
  const answer = await fetch(new URL('/v1/predictions', url), {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify(rows),
  });
  expect(answer.status).toBe(200);
  return (await answer.json()) as { stored: number; repeated: number; refused: number };
}

/**
 * Makes the open drift work due now; a lane sleeps until the next due time it knows, so the server is restarted to make
 * it look again. Truncated to milliseconds, as the server plans: with a finer instant a row would count as late, and
 * collapse.
 */
async function bringForward(): Promise<void> {
  await db.query(
    `update due_work set due_at = date_trunc('milliseconds', now()), claimable_at = date_trunc('milliseconds', now())
      where state = 'open' and subject_kind = 'drift'`,
  );
  await muster.stop();
  await muster.start();
}

beforeAll(async () => {
  postgres = await startBenchPostgres({ settings: { fsync: 'off', full_page_writes: 'off' } });
  muster = await startMusterServer({ DATABASE_URL: postgres.url });
  db = new pg.Client({ connectionString: postgres.url });
  await db.connect();
  browser = await openBrowser();
  await foundCast(muster.setUpLink);
  member = await signIn(muster.url, people.governance);
  const { api } = member;
  const path = { name: 'credit' };
  await answerOf(api.POST('/v1/models', { body: { name: 'credit', consequential: 'yes' } }));
  await answerOf(
    api.POST('/v1/models/{name}/register', {
      params: { path },
      body: { version: '1', schema: JSON.stringify(schema) },
    }),
  );
  await answerOf(api.POST('/v1/models/{name}/activate', { params: { path }, body: { version: '1' } }));
  const { id } = await answerOf(api.POST('/v1/service-accounts', { body: { name: 'scorer' } }));
  const issued = await answerOf(
    api.POST('/v1/service-accounts/{id}/issue-key', {
      params: { path: { id } },
      body: { scopes: ['predictions:log'], expiresInDays: 1 },
    }),
  );
  key = issued.key;
  const port = await freePort();
  folder = mkdtempSync(join(tmpdir(), 'muster-e2e-second-'));
  const program = startProgram(process.execPath, [join(import.meta.dirname, '../apps/server/src/app/main.ts')], {
    env: {
      DATABASE_URL: postgres.url,
      MUSTER_HOME: folder,
      MUSTER_KEYS_DIR: muster.keys,
      MUSTER_PORT: String(port),
    },
  });
  second = { url: `http://127.0.0.1:${port}`, program };
  await program.said(/Muster is ready/, 120_000);
}, 400_000);

afterAll(async () => {
  await browser.close();
  await second.program.stop();
  await muster.end();
  await db.end();
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

async function asMary(act: (page: Page) => Promise<void>, look: Partial<PageOptions> = {}): Promise<void> {
  const watched = await openPage(browser, { origin: muster.url, ...look });
  try {
    await signInOn(watched.page, people.mary);
    await act(watched.page);
    expect(watched.complaints).toEqual([]);
  } finally {
    await watched.close();
  }
}

const overflowOf = async (page: Page): Promise<unknown> =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');

test('through a kill -9 in the middle and two servers every prediction is there once [GOV 7.13]', async () => {
  const rows = Array.from({ length: REFERENCE }, (_, n) => row(n, 4 + (n % 3), false));
  const parts = Array.from({ length: 12 }, (_, part) => rows.slice(part * 100, (part + 1) * 100));
  const sending = Promise.allSettled(parts.map(async (part) => log(muster.url, part)));
  await until('some of them to be stored', async () => {
    const { rows: found } = await db.query<{ count: string }>('select count(*) from predictions');
    return Number(found[0]?.count) > 0 ? true : undefined;
  });
  await muster.kill();
  await sending;
  await muster.start();
  const again = await Promise.all(
    parts.map(async (part, place) => log(place % 2 === 0 ? muster.url : second.url, part)),
  );
  expect(again.reduce((sum, { stored, repeated }) => sum + stored + repeated, 0)).toBe(REFERENCE);
  const { rows: counted } = await db.query<{ stored: string; counted: string }>(
    `select (select count(*) from predictions) as stored,
      (select sum(predictions) from (select predictions from model_minutes where segment = ''
        union all select predictions from model_hours where segment = '') as parts) as counted`,
  );
  expect(counted[0]).toEqual({ stored: String(REFERENCE), counted: String(REFERENCE) });
});

test('what serves, quarantine and forgetting hold on the other server, too', async () => {
  const there = await signIn(second.url, people.governance);
  const path = { name: 'credit' };
  const before = new Date().toISOString();
  await answerOf(
    there.api.POST('/v1/models/{name}/register', {
      params: { path },
      body: { version: '2', schema: JSON.stringify(schema) },
    }),
  );
  await answerOf(there.api.POST('/v1/models/{name}/activate', { params: { path }, body: { version: '2' } }));
  const servingAt = async (at?: string) =>
    (
      await answerOf(
        member.api.GET('/v1/models/{name}/serving', { params: { path, query: at === undefined ? {} : { at } } }),
      )
    ).serving.map(({ modelVersion }) => modelVersion);
  expect([await servingAt(before), await servingAt()]).toEqual([['1'], ['2']]);
  await answerOf(member.api.POST('/v1/models/{name}/activate', { params: { path }, body: { version: '1' } }));
  await answerOf(
    member.api.POST('/v1/models/{name}/quarantine', { params: { path }, body: { version: '2', why: 'a leak' } }),
  );
  const refused = await there.api.POST('/v1/models/{name}/activate', { params: { path }, body: { version: '2' } });
  expect(refused.response.status).toBe(409);
  await answerOf(there.api.POST('/v1/predictions/forget', { body: { subject: 'customer-399' } }));
  const told = await log(second.url, [
    { ...row(399, 4, false), id: 'later' },
    { ...row(398, 4, false), id: 'beside' },
  ]);
  expect(told).toMatchObject({ stored: 1, refused: 1 });
});

test('drift is found, and the list tells it', { timeout: 400_000 }, async () => {
  await db.query(`update drift_watches set gathering_since = now() - interval '8 hours'`);
  await bringForward();
  await until(
    'a reference',
    async () => {
      const { rows } = await db.query('select 1 from drift_references');
      return rows.length > 0 ? true : undefined;
    },
    60_000,
  );
  await log(
    muster.url,
    Array.from({ length: 1_500 }, (_, n) => row(n, 1.3, true)),
  );
  await bringForward();
  await until(
    'drift',
    async () => {
      const { rows } = await db.query(`select 1 from drift_watches where verdict = 'drift'`);
      return rows.length > 0 ? true : undefined;
    },
    60_000,
  );
  await asMary(async (page) => {
    await page.goto('/drift');
    const found = page.getByRole('link', { name: /credit 1: drift of / });
    await found.waitFor();
    await expect.poll(async () => found.count()).toBe(1);
  });
  // Its own page, with plots and tables, in every width and colour scheme.
  for (const width of [1280, 390])
    for (const scheme of ['light', 'dark'] as const)
      await asMary(
        async (page) => {
          await page.goto('/drift');
          await page.getByRole('link', { name: 'credit 1', exact: true }).click();
          await page.getByRole('heading', { level: 1, name: 'credit 1' }).waitFor();
          await page.getByRole('heading', { name: 'amount' }).first().waitFor();
          await page.getByRole('heading', { name: 'region' }).first().waitFor();
          await page.getByRole('heading', { name: 'Statistics' }).waitFor();
          expect(await overflowOf(page), `drift ${width} ${scheme}`).toBe(0);
          expect(await accessibilityProblems(page), `drift ${width} ${scheme}`).toEqual([]);
        },
        { width, scheme },
      );
});

test(
  'fairness, also of an attribute with one group only; a registry page; detectors to their second page',
  { timeout: 400_000 },
  async () => {
    for (let n = 0; n < DETECTORS; n += 1)
      await answerOf(
        member.api.POST('/v1/detectors', {
          body: {
            name: `requests 🦊 ${String(n).padStart(3, '0')}`,
            kind: 'change_points',
            series: 'incidents',
            parameters: '',
          },
        }),
      );
    for (const look of [{}, { width: 390, scheme: 'dark' }] as const)
      await asMary(async (page) => {
        await page.goto('/fairness');
        await page.getByRole('region', { name: 'Fairness' }).getByText('branch', { exact: true }).first().waitFor();
        await page.getByText('one group only').first().waitFor();
        expect(await overflowOf(page), 'fairness').toBe(0);
        expect(await accessibilityProblems(page), 'fairness').toEqual([]);
        await page.goto('/detectors');
        await page.getByRole('link', { name: 'requests 🦊 000' }).waitFor();
        expect(await accessibilityProblems(page), 'detectors').toEqual([]);
        await page.getByRole('button', { name: 'Load more' }).click();
        await page.getByRole('link', { name: 'requests 🦊 103' }).click();
        await page.getByRole('button', { name: 'Test', exact: true }).waitFor();
        await page.getByText(/season=24/).waitFor();
        expect(await overflowOf(page), 'detector').toBe(0);
        expect(await accessibilityProblems(page), 'detector').toEqual([]);
        await page.goto('/settings/model-registries');
        await page.getByText('No model registries connected.').waitFor();
        expect(await overflowOf(page), 'registries').toBe(0);
        expect(await accessibilityProblems(page), 'registries').toEqual([]);
      }, look);
  },
);
