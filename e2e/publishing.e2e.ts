import { answerOf } from '@muster/api-client';
import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signIn } from '../demo/organisation/member.ts';
import { openBrowser } from './browser.ts';
import { accessibilityProblems } from './stage/axe.ts';
import { foundCast, people } from './stage/cast.ts';
import { startMusterServer, type MusterServer } from './stage/muster-server.ts';
import { openPage, signInOn, type PageOptions } from './stage/watched-page.ts';

/** Public updates, and acts that concern others: published from the incident, read on the Status and RACI pages. */
let muster: MusterServer;
let browser: Browser;
let code: string;

beforeAll(async () => {
  muster = await startMusterServer();
  browser = await openBrowser();
  await foundCast(muster.setUpLink);
  const { api } = await signIn(muster.url, people.mary);
  const declared = await answerOf(
    api.POST('/v1/incidents', { body: { title: 'Scoring answers slowly', facts: { outage: 'full' } } }),
  );
  ({ code } = declared);
});

afterAll(async () => {
  await browser.close();
  await muster.end();
});

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

test('a list is made and filled, and the incident’s updates go to it', async () => {
  await asMary(async (page) => {
    await page.goto('/status');
    await page.getByRole('button', { name: 'Add a list' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill('The board 🐢');
    await dialog.getByLabel(/What does it get/).selectOption('stakeholders');
    await dialog.getByRole('button', { name: 'Add a list' }).click();
    await page.getByText('The board 🐢').click();
    await page.getByRole('button', { name: 'Add to list: The board 🐢' }).click();
    await dialog.getByLabel('A member').selectOption({ label: people.lead.name });
    await dialog.getByRole('button', { name: 'Add to list' }).click();
    await page.getByRole('button', { name: `Remove ${people.lead.name}` }).waitFor();
    expect([await overflowOf(page), await accessibilityProblems(page)]).toEqual([0, []]);
    await page.goto(`/incidents/${code}`);
    await page.getByRole('button', { name: 'Send updates to a list' }).click();
    await dialog.getByLabel('Which list?').selectOption({ label: 'The board 🐢' });
    await dialog.getByRole('button', { name: 'Send updates to a list' }).click();
    await page.getByText('INTERNAL updates').first().waitFor();
  });
});

test('the commander publishes words, and they stand on the status page', async () => {
  await asMary(async (page) => {
    await page.goto(`/incidents/${code}`);
    await page.getByRole('heading', { name: 'The commander’s duties' }).waitFor();
    await page.getByRole('button', { name: 'Publish for everybody' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(/What should the public read/).fill('Scoring answers slowly 🐢. We are looking.');
    await dialog.getByLabel('What is its state?').selectOption('investigating');
    await dialog.getByLabel('How badly are users affected?').selectOption('degraded');
    await dialog.getByRole('button', { name: 'Publish for everybody' }).click();
    await page.getByText('Scoring answers slowly 🐢. We are looking.').first().waitFor();
    await page.goto('/status');
    await page.getByText('Scoring answers slowly 🐢. We are looking.').first().waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
  });
});

test.each([
  ['/status', 'Status'],
  ['/acts', 'RACI'],
] as const)('%s in dark on a phone fits, and can be read by everybody', async (path, heading) => {
  await asMary(
    async (page) => {
      await page.goto(path);
      await page.getByRole('heading', { level: 1, name: heading }).waitFor();
      await page.getByText(code).first().waitFor();
      if (path === '/status') {
        await page.getByText('The board 🐢').click();
        await page.getByRole('button', { name: `Remove ${people.lead.name}` }).waitFor();
      }
      expect(await accessibilityProblems(page)).toEqual([]);
      expect(await overflowOf(page)).toBe(0);
    },
    { width: 390, scheme: 'dark' },
  );
});
