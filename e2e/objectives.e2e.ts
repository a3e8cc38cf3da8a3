import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from './browser.ts';
import { accessibilityProblems } from './stage/axe.ts';
import { foundCast, people } from './stage/cast.ts';
import { startMusterServer, type MusterServer } from './stage/muster-server.ts';
import { openPage, signInOn, type PageOptions } from './stage/watched-page.ts';

/** Objectives, from the list to one of them, and a proposal from a file. */
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

async function as(
  who: Parameters<typeof signInOn>[1],
  act: (page: Page) => Promise<void>,
  look: Partial<PageOptions> = {},
) {
  const watched = await openPage(browser, { origin: muster.url, ...look });
  try {
    await signInOn(watched.page, who);
    await act(watched.page);
    expect(watched.complaints).toEqual([]);
  } finally {
    await watched.close();
  }
}

const overflowOf = async (page: Page): Promise<unknown> =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');

const file = `apiVersion: openslo/v1
kind: SLO
metadata: { name: checkout, displayName: Checkout answers 🙂 }
spec:
  service: checkout
  indicator: { spec: { ratioMetric: { counter: true } } }
  timeWindow: [{ duration: 28d, isRolling: true }]
  budgetingMethod: Occurrences
  objectives: [{ target: 0.999 }]
`;

test.each([
  ['in light on a wide screen', {}],
  ['in dark on a phone', { width: 390, scheme: 'dark' }],
] as const)('%s the list leads to an objective with its budget [GOV 4.6]', async (_, look) => {
  await as(
    people.mary,
    async (page) => {
      await page.goto('/objectives');
      await page.getByRole('link', { name: /ML-SLO-001/ }).click();
      await page.getByRole('heading', { name: 'What burned the budget' }).waitFor();
      expect(await overflowOf(page)).toBe(0);
      expect(await accessibilityProblems(page)).toEqual([]);
    },
    look,
  );
});

test('a file is previewed, proposed, and waits for Platform Governance [GOV 4.6]', async () => {
  await as(people.mary, async (page) => {
    await page.goto('/objectives');
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'slo.yaml', mimeType: 'text/yaml', buffer: Buffer.from(file) });
    await page.getByRole('button', { name: 'Preview' }).click();
    await page.getByText('it has no counts').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'Propose' }).click();
    await page.getByRole('link', { name: /checkout/ }).click();
    await page.getByText('proposed').first().waitFor();
  });
});
