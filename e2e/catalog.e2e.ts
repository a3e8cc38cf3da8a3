import { answerOf } from '@muster/api-client';
import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signIn } from '../demo/organisation/member.ts';
import { openBrowser } from './browser.ts';
import { accessibilityProblems } from './stage/axe.ts';
import { foundCast, people } from './stage/cast.ts';
import { startMusterServer, type MusterServer } from './stage/muster-server.ts';
import { openPage, signInOn, type PageOptions } from './stage/watched-page.ts';

/** The catalog's pages: a spreadsheet is imported, a service is viewed, and an incident shows its reach. */
let muster: MusterServer;
let browser: Browser;

beforeAll(async () => {
  muster = await startMusterServer();
  browser = await openBrowser();
  await foundCast(muster.setUpLink);
});

afterAll(async () => {
  await browser.close();
  await muster.end();
});

async function asAda(act: (page: Page) => Promise<void>, look: Partial<PageOptions> = {}): Promise<void> {
  const watched = await openPage(browser, { origin: muster.url, ...look });
  try {
    await signInOn(watched.page, people.ada);
    await act(watched.page);
    expect(watched.complaints).toEqual([]);
  } finally {
    await watched.close();
  }
}

const overflowOf = async (page: Page): Promise<unknown> =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');

/** A spreadsheet export with European conventions: semicolons and a BOM. */
const spreadsheet = (rows: readonly string[]): Buffer =>
  Buffer.from(`\uFEFFname;tier;user_facing;depends_on;addresses\r\n${rows.join('\r\n')}\r\n`);

async function choose(page: Page, content: Buffer): Promise<void> {
  await page.goto('/catalog');
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Import a file' }).click();
  await (await chooser).setFiles({ name: 'services.csv', mimeType: 'text/csv', buffer: content });
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^preview$/i })
    .click();
}

test('a file with mistakes says on which line, and one without them is taken over whole', async () => {
  await asAda(async (page) => {
    await choose(page, spreadsheet(['orders;9;;;', 'fraud 🦊;1;;;']));
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/line 2, tier/i).waitFor();
    await dialog.getByText(/line 3, name/i).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);

    const many = Array.from({ length: 230 }, (_, index) => `worker-${String(index).padStart(3, '0')};;;orders;`);
    await choose(page, spreadsheet(['orders;1;no;;10.0.3.7', 'checkout;1;yes;orders;', ...many]));
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^import$/i })
      .click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /older|more/i }).click();
    await page.getByText('232', { exact: true }).waitFor();
  });
});

test('an incident about a service belongs to what the catalog says, and tells what depends on it', async () => {
  const ada = await signIn(muster.url, people.ada);
  await asAda(async (page) => {
    await page.goto('/incidents/declare');
    await page.getByLabel('What is wrong').fill('no answer of 10.0.3.7');
    await page.locator('input').and(page.getByLabel('Affected service')).fill('orders');
    await page.getByRole('button', { name: 'Declare now' }).click();
    await page.waitForURL(/\/incidents\/INC-/);
    await page.getByRole('heading', { level: 1, name: 'no answer of orders' }).waitFor();
    const reach = page.getByRole('region', { name: 'What depends on it' });
    await reach.getByText('231 in total · 1 user-facing').waitFor();
    await reach.getByRole('link', { name: 'checkout', exact: true }).click();
    await page.waitForURL(/\/catalog\/checkout$/);
    await page.getByRole('heading', { level: 1, name: 'checkout' }).waitFor();
    const needs = page.getByRole('region', { name: 'Depends on', exact: true });
    await needs.getByRole('link', { name: 'orders', exact: true }).click();
    const incidents = page.getByRole('region', { name: 'Incidents' });
    await incidents.getByRole('link', { name: 'no answer of orders' }).waitFor();
  });
  const { items } = await answerOf(ada.api.GET('/v1/incidents', { params: { query: { service: 'orders' } } }));
  expect(items).toHaveLength(1);
});

test('what the catalog answers is said, until somebody answers', async () => {
  await asAda(async (page) => {
    await page.goto('/incidents/declare');
    await page.locator('input').and(page.getByLabel('Affected service')).fill('checkout');
    const supposed = page.getByText('How far does it reach? wider, for now: users meet checkout themselves');
    await supposed.waitFor();
    await expect.poll(async () => page.getByText(/^Still to answer:.*How far does it reach/).count()).toBe(1);
  });
});

test.each([
  ['in dark on a phone', { width: 390, scheme: 'dark' }],
  ['in light on a wide screen', {}],
] as const)('%s a service fits, and what others depend on is not retired', async (_, look) => {
  await asAda(async (page) => {
    await page.goto('/catalog/orders');
    await page.getByRole('region', { name: 'Incidents' }).waitFor();
    expect(await overflowOf(page)).toBe(0);
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'Retire' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Why').fill('it runs no more');
    await dialog.getByRole('button', { name: 'Retire' }).click();
    await dialog.getByText(/cannot be retired while other services depend on it: checkout, worker-000/).waitFor();
  }, look);
});
