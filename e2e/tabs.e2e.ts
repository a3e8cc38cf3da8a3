import { answerOf, type Incident } from '@muster/api-client';
import type { Browser, BrowserContext, Page, Request } from '@playwright/test';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { signIn, type Member } from '../demo/organisation/member.ts';
import { openBrowser } from './browser.ts';
import { foundCast, people } from './stage/cast.ts';
import { startMusterServer, type MusterServer } from './stage/muster-server.ts';
import { signInOn } from './stage/watched-page.ts';

/** Several tabs of one browser share one event stream, whichever tab opens, closes, signs in or out. */
let muster: MusterServer;
let browser: Browser;
let sre: Member;
let context: BrowserContext;
let liveLines: Map<Request, Page>;

beforeAll(async () => {
  muster = await startMusterServer();
  browser = await openBrowser();
  await foundCast(muster.setUpLink);
  sre = await signIn(muster.url, people.ada);
});
afterAll(async () => {
  await browser.close();
  await muster.end();
});
beforeEach(async () => {
  context = await browser.newContext({ baseURL: muster.url });
  context.setDefaultTimeout(15_000);
  liveLines = new Map();
  context.on('page', (page) => {
    const forget = (): void => {
      for (const [request, of] of liveLines) if (of === page) liveLines.delete(request);
    };
    page.on('close', forget);
    page.on('request', (request) => {
      if (request.isNavigationRequest()) forget();
      if (new URL(request.url()).pathname === '/v1/live') liveLines.set(request, page);
    });
    page.on('requestfailed', (request) => liveLines.delete(request));
    page.on('requestfinished', (request) => liveLines.delete(request));
  });
});
afterEach(async () => context.close());

const declare = async (title: string): Promise<Incident> =>
  answerOf(sre.api.POST('/v1/incidents', { body: { title } }));

const tabAt = async (path: string): Promise<Page> => {
  const page = await context.newPage();
  await page.goto(path);
  return page;
};

const stateOf = (page: Page, words: string) =>
  page.locator('.incident-state').getByText(words, { exact: true }).waitFor();

test('of eight tabs the eighth acknowledges at once, the other seven show it, and one line is open', async () => {
  const { code } = await declare('Fraud model p99 over 2 s');
  const first = await context.newPage();
  await signInOn(first, people.ada);
  await first.goto(`/incidents/${code}`);
  const others: Page[] = [];
  while (others.length < 6) others.push(await tabAt(`/incidents/${code}`));
  const eighth = await tabAt('/');
  await eighth.getByRole('button', { name: /^Acknowledge: Fraud model/ }).click();
  for (const page of [...others, first]) await stateOf(page, 'acknowledged');
  expect(liveLines.size).toBe(1);
});

test('when the tab that holds the line closes, another takes it and goes on hearing', async () => {
  const { code } = await declare('Feature store is stale');
  const first = await context.newPage();
  await signInOn(first, people.ada);
  const second = await tabAt(`/incidents/${code}`);
  await stateOf(second, 'declared');
  await first.close();
  await answerOf(sre.api.POST('/v1/incidents/{code}/acknowledge', { params: { path: { code } }, body: {} }));
  await stateOf(second, 'acknowledged');
  await expect.poll(() => liveLines.size, { timeout: 15_000 }).toBe(1);
});

test('who signs out in one tab is signed out in all of them', async () => {
  const first = await context.newPage();
  await signInOn(first, people.ada);
  const second = await tabAt('/incidents');
  await second.getByRole('heading', { name: 'Incidents' }).waitFor();
  await first.getByRole('button', { name: people.ada.name }).click();
  await first.getByRole('menuitem', { name: 'Sign out' }).click();
  for (const page of [first, second]) await page.getByRole('button', { name: 'Sign in' }).waitFor();
  expect([first.url(), second.url()].map((url) => new URL(url).pathname)).toEqual(['/sign-in', '/sign-in']);
});

test('where somebody else signs in, no tab goes on showing the pages of who was there before', async () => {
  const first = await context.newPage();
  await signInOn(first, people.ada);
  await first.getByRole('button', { name: people.ada.name }).waitFor();
  const second = await context.newPage();
  await signInOn(second, people.mary);
  await first.getByRole('button', { name: people.mary.name }).waitFor();
  await expect.poll(() => liveLines.size, { timeout: 15_000 }).toBe(1);
});
