import { answerOf } from '@muster/api-client';
import type { Browser } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signIn, type Member } from '../demo/organisation/member.ts';
import { openBrowser } from './browser.ts';
import { foundCast, people } from './stage/cast.ts';
import { startMusterServer, type MusterServer } from './stage/muster-server.ts';
import { openPage, signInOn, type WatchedPage } from './stage/watched-page.ts';

/** What happens on a press: focus and scroll position stay, and a failed request is reported there. */
let muster: MusterServer;
let browser: Browser;
let sre: Member;
let at: WatchedPage;

beforeAll(async () => {
  muster = await startMusterServer();
  browser = await openBrowser();
  await foundCast(muster.setUpLink);
  sre = await signIn(muster.url, people.ada);
  for (let index = 0; index < 120; index += 1)
    await answerOf(sre.api.POST('/v1/incidents', { body: { title: `Feature store is stale ${index}` } }));
  at = await openPage(browser, { origin: muster.url });
  await signInOn(at.page, people.ada);
});
afterAll(async () => {
  await at.close();
  await browser.close();
  await muster.end();
});

const versionOf = async (code: string): Promise<number> =>
  (await answerOf(sre.api.GET('/v1/incidents/{code}', { params: { path: { code } } }))).version;

const SCROLLED = 'Math.round(scrollY)';
const FOCUSED = 'document.activeElement === document.body ? "body" : document.activeElement.textContent || "something"';

test.each(['?', 'Control+k'])('%s leaves the page where it is scrolled, and gives focus back', async (key) => {
  const { page } = at;
  await page.goto('/incidents');
  const link = page.getByRole('link', { name: /stale 3$/ });
  await link.focus();
  await page.evaluate('scrollTo(0, 300)');
  const before = await page.evaluate(SCROLLED);
  await page.keyboard.press(key);
  await page.getByRole('heading', { name: /Keyboard shortcuts|Search or run an action/ }).waitFor();
  expect(await page.evaluate(SCROLLED)).toBe(before);
  await page.keyboard.press('Escape');
  await expect.poll(() => page.evaluate(FOCUSED)).toContain('stale 3');
  expect(await page.evaluate(SCROLLED)).toBe(before);
});

test('after the main button focus is beside it, never on the document’s body', async () => {
  const { page } = at;
  await page.goto('/');
  const button = page.locator('.need-do').first();
  await button.focus();
  await page.keyboard.press('Enter');
  await page.locator('.need-do[aria-busy]').waitFor({ state: 'detached' });
  await expect.poll(() => page.evaluate(FOCUSED)).not.toBe('body');
});

test('offline, a press says at once that it was not sent, where it was pressed, and is sent once the line is back', async () => {
  const { page } = at;
  await page.goto('/');
  const row = page.locator('.need').first();
  const act = row.locator('.need-do');
  const code = (await row.locator('.mono').first().textContent()) ?? '';
  const before = await versionOf(code);
  await page.context().setOffline(true);
  await act.click();
  await row.getByText('Muster cannot be reached').waitFor({ timeout: 3000 });
  expect(await page.locator('.need-do[aria-busy]').count()).toBe(0);
  await page.context().setOffline(false);
  await row.getByRole('button', { name: 'Try again' }).click();
  await expect.poll(() => versionOf(code)).toBeGreaterThan(before);
});

test('on the incident’s page, too, what was not sent is offered again', async () => {
  const { page } = at;
  const declared = await answerOf(sre.api.POST('/v1/incidents', { body: { title: 'Model registry is away' } }));
  const { code } = declared;
  await page.goto(`/incidents/${code}`);
  const next = page.getByRole('button', { name: 'Acknowledge', exact: true });
  await next.waitFor();
  const before = await versionOf(code);
  await page.context().setOffline(true);
  await next.click();
  await page.locator('.incident-steps').getByText('Muster cannot be reached').waitFor({ timeout: 3000 });
  await page.context().setOffline(false);
  await page.locator('.incident-steps').getByRole('button', { name: 'Try again' }).click();
  await expect.poll(() => versionOf(code)).toBeGreaterThan(before);
});

test('the second page of incidents opens on the page, and each incident is there once', async () => {
  const { page } = at;
  await page.goto('/incidents');
  await page.getByRole('button', { name: 'More incidents' }).click();
  await page.getByRole('button', { name: 'More incidents' }).waitFor({ state: 'detached' });
  const table = page.getByRole('table', { name: 'Incidents' });
  await expect.poll(async () => table.getAttribute('aria-rowcount')).toBe('122');
});
