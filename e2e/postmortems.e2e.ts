import { answerOf } from '@muster/api-client';
import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signIn } from '../demo/organisation/member.ts';
import { openBrowser } from './browser.ts';
import { accessibilityProblems } from './stage/axe.ts';
import { foundCast, people } from './stage/cast.ts';
import { startMusterServer, type MusterServer } from './stage/muster-server.ts';
import { openPage, signInOn, type PageOptions } from './stage/watched-page.ts';

/** A postmortem from start to publication, and the action item that follows. */
let muster: MusterServer;
let browser: Browser;
let code: string;
const SLOWLY = { timeout: 15_000 };

beforeAll(async () => {
  muster = await startMusterServer();
  browser = await openBrowser();
  await foundCast(muster.setUpLink);
  const { api } = await signIn(muster.url, people.ada);
  const body = { title: 'Fraud scores are late 🌊', facts: { outage: 'full' as const } };
  ({ code } = await answerOf(api.POST('/v1/incidents', { body })));
  const params = { path: { code } };
  await answerOf(api.POST('/v1/incidents/{code}/acknowledge', { params, body: {} }));
  await answerOf(api.POST('/v1/incidents/{code}/take-command', { params, body: {} }));
  await answerOf(api.POST('/v1/incidents/{code}/resolve', { params, body: { note: 'rolled back' } }));
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

test('it is begun from the list, written with autosave, checked while one types, and published [GOV 3.1.8, 8.3]', async () => {
  await asAda(async (page) => {
    await page.goto('/postmortems');
    await page.getByRole('link', { name: new RegExp(code) }).click();
    await page.getByRole('button', { name: 'Begin the postmortem' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Begin the postmortem' }).click();
    await page.getByLabel(/^Timeline/).waitFor();
    await expect.poll(async () => page.getByLabel(/^Timeline/).inputValue()).toContain('resolved');
    await page.getByLabel(/^Impact/).fill('Payments were scored late for an hour 🌊.');
    await page.getByLabel(/^Lessons/).fill('A limit is alerted on.');
    await page.getByLabel(/^Contributing causes/).fill('The engineer forgot the limit.');
    await page.getByText('Say what the system, process or tool allowed').waitFor();
    await expect.poll(async () => page.getByText('Not saved yet').count(), SLOWLY).toBe(0);
    await page.getByText('targets a person').waitFor();

    // Unsaved text is still there after a reload.
    await page.context().setOffline(true);
    await page.getByLabel(/^Contributing causes/).fill('The limit was not part of the template.');
    await page.context().setOffline(false);
    await page.reload();
    await expect
      .poll(async () => page.getByLabel(/^Contributing causes/).inputValue(), SLOWLY)
      .toBe('The limit was not part of the template.');
    await page.getByLabel(/^Contributing causes/).blur();
    await page.getByLabel(/^Contributing causes/).focus();
    await page.getByLabel(/^Contributing causes/).blur();
    await expect.poll(async () => page.getByText('Before it can be published').count(), SLOWLY).toBe(0);
    expect(await accessibilityProblems(page)).toEqual([]);

    await page.getByRole('button', { name: 'Publish' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
    await page.getByRole('heading', { name: 'Contributing causes' }).waitFor();
  });
});

test('an action item is proposed, and accepted with owner, day, severity and ticket [GOV 8.4]', async () => {
  await asAda(
    async (page) => {
      await page.goto(`/postmortems/${code}`);
      await page.getByRole('button', { name: 'Propose' }).click();
      await page.getByLabel('What should be done?').fill('Alert on the age of the queue');
      await page.getByRole('dialog').getByRole('button', { name: 'Propose an action item' }).click();
      await page.getByRole('button', { name: 'Accept: Alert on the age of the queue' }).waitFor();
      expect(await overflowOf(page)).toBe(0);
      expect(await accessibilityProblems(page)).toEqual([]);
      await page.goto('/actions');
      await page.getByRole('link', { name: 'Alert on the age of the queue' }).waitFor();
      expect(await overflowOf(page)).toBe(0);
    },
    { width: 390, scheme: 'dark' },
  );
});
