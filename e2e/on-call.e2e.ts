import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from './browser.ts';
import { accessibilityProblems } from './stage/axe.ts';
import { foundCast, people } from './stage/cast.ts';
import { startMusterServer, type MusterServer } from './stage/muster-server.ts';
import { openPage, signInOn, type PageOptions } from './stage/watched-page.ts';

/** Creates a schedule with a preview, and sees its shifts drawn. */
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

const overflowOf = async (page: Page): Promise<unknown> =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');

describe('a schedule', () => {
  test('is made with a preview of who has which shift, and shows on the calendar', async () => {
    await as(people.ada, async (page) => {
      await page.goto('/on-call');
      await page.getByRole('button', { name: 'Create a schedule' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox', { name: 'Name' }).first().fill('Serving 🚀');
      await dialog.getByRole('combobox', { name: 'Turn 1' }).click();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await dialog.getByRole('button', { name: 'Preview' }).click();
      await dialog.getByText('Who is on call', { exact: true }).waitFor();
      await dialog.getByRole('button', { name: 'Save' }).click();
      await page.waitForURL(/\/on-call\/[0-9a-f-]{36}$/);
      await page.getByRole('heading', { name: 'Serving 🚀' }).waitFor();
      await page.getByText('weekly, handed over').waitFor();
      await page.goto('/on-call');
      await page.getByRole('region', { name: 'Serving 🚀' }).waitFor();
      expect(await accessibilityProblems(page)).toEqual([]);
    });
  });

  test.each([
    ['in dark on a wide screen', { scheme: 'dark' }],
    ['in light on a phone', { width: 390 }],
  ] as const)('is read %s', async (_, look) => {
    await as(
      people.ada,
      async (page) => {
        await page.goto('/on-call');
        await page.getByRole('link', { name: 'Serving 🚀' }).click();
        await page.getByRole('heading', { name: 'Rotations' }).waitFor();
        expect([await overflowOf(page), await accessibilityProblems(page)]).toEqual([0, []]);
        await page.goto('/on-call');
        await page.getByRole('region', { name: 'Serving 🚀' }).waitFor();
        expect([await overflowOf(page), await accessibilityProblems(page)]).toEqual([0, []]);
      },
      look,
    );
  });
});
