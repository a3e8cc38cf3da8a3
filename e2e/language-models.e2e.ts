import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from './browser.ts';
import { accessibilityProblems } from './stage/axe.ts';
import { foundCast, people } from './stage/cast.ts';
import { startMusterServer, type MusterServer } from './stage/muster-server.ts';
import { openPage, signInOn, type PageOptions } from './stage/watched-page.ts';

/** The gateway's pages (consumers, providers and agreements, spend), and those of the data classes its rules use. */
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

async function look(
  path: string,
  act: (page: Page) => Promise<void>,
  options: Partial<PageOptions> = {},
): Promise<void> {
  const watched = await openPage(browser, { origin: muster.url, ...options });
  try {
    await signInOn(watched.page, people.mary);
    await watched.page.goto(path);
    await act(watched.page);
    expect(watched.complaints).toEqual([]);
  } finally {
    await watched.close();
  }
}

/** The width of horizontal overflow in pixels. */
const overflowOf = async (page: Page): Promise<unknown> =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');

test.each([
  ['/language-models', 'Language models', 'Register a consumer'],
  ['/language-models/providers', 'Providers and agreements', 'Add a provider'],
  ['/language-models/spend', 'Spend', 'Set a shared limit'],
  ['/data', 'Data', 'Register data'],
] as const)(
  '%s opens in light and dark, wide and on a phone, and its first act asks what it needs [GOV 6.1] [GOV 9.2]',
  async (path, title, act) => {
    for (const options of [{}, { scheme: 'dark' }, { width: 390 }] as const)
      await look(
        path,
        async (page) => {
          await page.getByRole('heading', { name: title, level: 1 }).waitFor();
          expect(await overflowOf(page)).toBe(0);
          expect(await accessibilityProblems(page)).toEqual([]);
          await page.getByRole('button', { name: act }).click();
          await page.getByRole('dialog').waitFor();
        },
        options,
      );
  },
);
