import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from './browser.ts';
import { accessibilityProblems } from './stage/axe.ts';
import { foundCast, people } from './stage/cast.ts';
import { startMusterServer, type MusterServer } from './stage/muster-server.ts';
import { openPage, signInOn, type PageOptions } from './stage/watched-page.ts';

/** What can be told of an incident while it is declared: how bad it is at least. */
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

type Who = Parameters<typeof signInOn>[1];

async function as(who: Who, act: (page: Page) => Promise<void>, look: Partial<PageOptions> = {}): Promise<void> {
  const watched = await openPage(browser, { origin: muster.url, ...look });
  try {
    await signInOn(watched.page, who);
    await act(watched.page);
    expect(watched.complaints).toEqual([]);
  } finally {
    await watched.close();
  }
}

async function begin(page: Page, title: string): Promise<void> {
  await page.goto('/incidents/declare');
  await page.getByLabel('What is wrong').fill(title);
}

async function declare(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Declare now' }).click();
  await page.waitForURL(/\/incidents\/INC-/);
}

/** How many pixels there are to scroll to the side. */
const overflowOf = async (page: Page): Promise<unknown> =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');

const looks = [
  ['in light on a wide screen', {}],
  ['in dark on a wide screen', { scheme: 'dark' }],
  ['in light on a phone', { width: 390 }],
  ['in dark on a phone', { width: 390, scheme: 'dark' }],
] as const;

describe('how bad it is at least [GOV 3.1.1]', () => {
  test.each(looks)('%s is asked only where it would count', async (_, look) => {
    await as(
      people.mary,
      async (page) => {
        await begin(page, 'Checkout is down');
        await page.getByText('What you know of it').click();
        await page.getByText('Say more, or raise the severity').click();
        const atLeast = page.getByLabel('At least');
        const offered = async () => atLeast.locator('option').allInnerTexts();
        const outage = page.getByRole('radiogroup', { name: /^Is the service down/ });
        const answer = async (words: string) =>
          outage.getByRole('radio', { name: words, exact: true }).check({ force: true });

        await expect.poll(offered).toEqual(['as the facts say', 'SEV-1', 'SEV-2']);
        await atLeast.selectOption('SEV-1');
        await page.getByLabel('Why').fill('the largest customer is down');

        // As bad as can be: nothing is left to insist on, and the page says so instead of ignoring it.
        await answer('full');
        await page.getByText('The facts say SEV-1 already, and nothing is worse.').waitFor();
        expect(await atLeast.isDisabled()).toBe(true);
        expect(await atLeast.inputValue()).toBe('');
        expect(await page.getByLabel('Why').count()).toBe(0);
        expect(await accessibilityProblems(page)).toEqual([]);
        expect(await overflowOf(page)).toBe(0);
        // Accessibility rules leave out what is off; it is to be read all the same.
        expect(await page.evaluate('getComputedStyle(document.querySelector("select:disabled")).opacity')).toBe('1');

        // What was wished waits for facts under which it counts, and the questions stay open where they are taken back.
        await answer('Not known');
        await expect.poll(async () => atLeast.isEnabled()).toBe(true);
        expect(await atLeast.inputValue()).toBe('SEV-1');
        expect(await page.getByLabel('Why').inputValue()).toBe('the largest customer is down');

        await answer('full');
        await page.getByText('The facts say SEV-1 already').waitFor();
        await declare(page);
        await page.getByRole('heading', { name: 'Why SEV-1' }).waitFor();
        await page.getByText('The facts meet a criterion of SEV-1.').first().waitFor();
      },
      look,
    );
  });
});
