import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { answerOf } from '@muster/api-client';
import { createPredictionLog } from '@muster/prediction-log';
import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signIn } from '../demo/organisation/member.ts';
import { openBrowser } from './browser.ts';
import { installed } from './peers.ts';
import { accessibilityProblems } from './stage/axe.ts';
import { foundCast, people } from './stage/cast.ts';
import { startMusterServer, type MusterServer } from './stage/muster-server.ts';
import { openPage, signInOn, type PageOptions } from './stage/watched-page.ts';

/**
 * Models by their pages: what serves and how accurate it is, finding a prediction, and a review from the link to its
 * answer.
 */
let muster: MusterServer;
let browser: Browser;
let link = '';
let key = '';

const schema = {
  task: 'classification',
  classes: ['approve', 'reject'],
  favourable: 'approve',
  features: [
    { name: 'amount', type: 'number', range: [0, 1000] },
    { name: 'region', type: 'category', values: ['north', 'south'], segment: true },
  ],
  groups: [{ name: 'sex', values: ['F', 'M'] }],
  labelDelayMinutes: 0,
};

beforeAll(async () => {
  muster = await startMusterServer();
  browser = await openBrowser();
  await foundCast(muster.setUpLink);
  const { api } = await signIn(muster.url, people.governance);
  await answerOf(api.POST('/v1/models', { body: { name: 'credit', consequential: 'yes' } }));
  const path = { name: 'credit' };
  await answerOf(
    api.POST('/v1/models/{name}/register', {
      params: { path },
      body: { version: '1', schema: JSON.stringify(schema) },
    }),
  );
  await answerOf(api.POST('/v1/models/{name}/activate', { params: { path }, body: { version: '1' } }));
  const { id } = await answerOf(api.POST('/v1/service-accounts', { body: { name: 'scorer' } }));
  ({ key } = await answerOf(
    api.POST('/v1/service-accounts/{id}/issue-key', {
      params: { path: { id } },
      body: { scopes: ['predictions:log'], expiresInDays: 1 },
    }),
  ));
  const send = async (to: string, rows: unknown) => {
    const answer = await fetch(new URL(to, muster.url), {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify(rows),
    });
    expect(answer.status, to).toBe(200);
    return (await answer.json()) as { url?: string };
  };
  const now = Date.now();
  const at = (index: number) => new Date(now - 3_600_000 * (1 + (index % 5))).toISOString();
  const rows = Array.from({ length: 300 }, (_, index) => ({
    id: `order-${index} 🦊`,
    model: 'credit',
    version: '1',
    at: at(index),
    subject: `customer-${index % 40}`,
    decision: index % 3 === 0 ? 'reject' : 'approve',
    score: (index % 100) / 100,
    features: { amount: index, region: index % 2 === 0 ? 'north' : 'south' },
    groups: { sex: index % 2 === 0 ? 'F' : 'M' },
  }));
  await send('/v1/predictions', rows);
  const observedAt = new Date(now - 60_000).toISOString();
  await send(
    '/v1/outcomes',
    rows.slice(0, 280).map((row, index) => ({
      model: 'credit',
      id: row.id,
      label: index % 20 === 0 ? 'reject' : row.decision,
      observedAt,
    })),
  );
  link = (await send('/v1/predictions/review-link', { model: 'credit', id: 'order-3 🦊' })).url ?? '';
});

afterAll(async () => {
  await browser.close();
  await muster.end();
});

/** An ML engineer responds, and may overturn decisions. */
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

test('a model’s page shows how right it was, and a prediction is found by id and by subject', async () => {
  await asMary(async (page) => {
    await page.goto('/models');
    await page.getByRole('link', { name: 'credit', exact: true }).click();
    await page.getByRole('img', { name: /Accuracy by hour: 5 hours/ }).waitFor();
    await page.getByText('region=north').first().waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.goto('/predictions');
    await page.getByLabel('Model').fill('credit');
    await page.getByLabel('Prediction id, as its producer logged it').fill('order-7 🦊');
    await page.getByRole('button', { name: 'Find by id' }).click();
    await page.getByRole('heading', { name: 'Prediction order-7 🦊' }).waitFor();
    await page.getByLabel(/Person it is about/).fill('customer-7');
    await page.getByRole('button', { name: 'Find by subject' }).click();
    await page.getByRole('heading', { name: 'Prediction order-47 🦊' }).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
  });
});

test('the Python example and the TypeScript client log what is found afterwards, and are told what was refused [GOV 7.13]', async () => {
  const row = (id: string, more: object = {}) => ({
    id,
    model: 'credit',
    version: '1',
    at: new Date().toISOString(),
    subject: 'client-1',
    decision: 'approve',
    score: 0.5,
    features: { amount: 1, region: 'north' },
    groups: { sex: 'F' },
    ...more,
  });
  const example = join(import.meta.dirname, '../examples/python/log_predictions.py');
  const env = { ...process.env, MUSTER_URL: muster.url, MUSTER_KEY: key, MUSTER_PRODUCER: 'python' };
  const run = spawn(installed('python3'), [example], { env, stdio: ['pipe', 'ignore', 'pipe'] });
  let refusals = '';
  run.stderr.setEncoding('utf8').on('data', (part: string) => (refusals += part));
  run.stdin.end(
    `${[row('python-1 🐍'), row('python-2', { decision: 'perhaps' })].map((each) => JSON.stringify(each)).join('\n')}\n`,
  );
  expect(await once(run, 'close')).toEqual([1, null]);
  expect(JSON.parse(refusals)).toMatchObject({ index: 1, code: 'models/not-a-prediction' });

  const log = createPredictionLog({ url: `${muster.url}/`, key, producer: 'typescript', run: 'r1' });
  log.add(row('typescript-1'));
  log.add(row('typescript-2', { score: 7 }));
  await log.flush();
  expect(log.refused).toMatchObject([{ index: 1, code: 'models/not-a-prediction' }]);

  await asMary(async (page) => {
    await page.goto('/predictions');
    for (const id of ['python-1 🐍', 'typescript-1']) {
      await page.getByLabel('Model').fill('credit');
      await page.getByLabel('Prediction id, as its producer logged it').fill(id);
      await page.getByRole('button', { name: 'Find by id' }).click();
      await page.getByRole('heading', { name: `Prediction ${id}` }).waitFor();
    }
  });
});

test('somebody asks by their link, and reads there what a person decided', async () => {
  const outside = await openPage(browser, { origin: muster.url });
  try {
    const { page } = outside;
    await page.goto(new URL(link).pathname);
    await page.getByText('reject').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('textbox').fill('I was asked for the wrong year.');
    await page.getByRole('button', { name: 'Ask for a review' }).click();
    await page.getByText(/REV-/).waitFor();
  } finally {
    await outside.close();
  }
  await asMary(async (page) => {
    await page.goto('/reviews');
    await page.getByRole('link', { name: /REV-.* credit/ }).click();
    await page.getByText('I was asked for the wrong year.').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
  });
});

test('on a phone and in the dark nothing is too wide', async () => {
  await asMary(
    async (page) => {
      for (const [path, shown] of [
        ['/models', 'credit'],
        ['/models/credit', 'region=north'],
        ['/reviews', /^REV-|Nobody is waiting for a review/],
        ['/predictions', 'Find by subject'],
      ] as const) {
        await page.goto(path);
        // Not `networkidle`: the page keeps a stream open.
        await page.getByText(shown).first().waitFor();
        expect(await overflowOf(page), path).toBe(0);
        expect(await accessibilityProblems(page), path).toEqual([]);
      }
    },
    { width: 390, scheme: 'dark' },
  );
});
