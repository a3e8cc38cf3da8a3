import { answerOf } from '@muster/api-client';
import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signIn } from '../demo/organisation/member.ts';
import { openBrowser } from './browser.ts';
import { accessibilityProblems } from './stage/axe.ts';
import { foundCast, people } from './stage/cast.ts';
import { startMusterServer, type MusterServer } from './stage/muster-server.ts';
import { openPage, signInOn, type PageOptions } from './stage/watched-page.ts';

/**
 * The page of a thing that does not exist or is not visible to its reader: both must look the same. And a page that
 * cannot be opened at all.
 */
let muster: MusterServer;
let browser: Browser;
let kept: string;

beforeAll(async () => {
  muster = await startMusterServer();
  browser = await openBrowser();
  await foundCast(muster.setUpLink);
  const [governance, sre] = [await signIn(muster.url, people.founder), await signIn(muster.url, people.ada)];
  const team = await answerOf(governance.api.POST('/v1/teams', { body: { name: 'Fraud models' } }));
  const body = { title: 'Fraud rules leaked', teamId: team.id, visibility: 'team' } as const;
  kept = (await answerOf(governance.api.POST('/v1/incidents', { body }))).code;
  await answerOf(sre.api.POST('/v1/integrations', { body: { name: 'fleet' } }));
});

afterAll(async () => {
  await browser.close();
  await muster.end();
});

type Who = Parameters<typeof signInOn>[1];

/** `told`: a complaint that the test itself provokes. */
async function as<T>(
  who: Who,
  act: (page: Page) => Promise<T>,
  look: Partial<PageOptions> = {},
  told?: string,
): Promise<T> {
  const watched = await openPage(browser, { origin: muster.url, ...look });
  try {
    await signInOn(watched.page, who);
    const result = await act(watched.page);
    expect(watched.complaints.filter((each) => told === undefined || !each.includes(told))).toEqual([]);
    return result;
  } finally {
    await watched.close();
  }
}

const absent: readonly (readonly [path: string, heading: string, list: string, listed: string])[] = [
  ['/incidents/INC-ZZZZZ', 'INC-ZZZZZ not found', 'All open incidents', '/incidents'],
  ['/incidents/no-code', 'no-code not found', 'All open incidents', '/incidents'],
  [
    '/settings/integrations/01a2b3c4-0000-7000-8000-000000000000',
    'Integration not found',
    'All integrations',
    '/settings/integrations',
  ],
  ['/settings/integrations/no-id', 'Integration not found', 'All integrations', '/settings/integrations'],
  ['/ledger/999999', 'Entry 999999 not found', 'The whole ledger', '/ledger'],
  ['/ledger/no-number', 'Entry no-number not found', 'The whole ledger', '/ledger'],
];

test.each([
  ['on a wide screen', {}, 'everything'],
  ['on a phone in the dark', { width: 390, scheme: 'dark' }, 'colours'],
] as const)('%s what is not there has a heading, a meaning, a way on, and nothing to do', async (_, look, axe) => {
  await as(
    people.mary,
    async (page) => {
      for (const [path, heading, list, listed] of absent) {
        await page.goto(path);
        const main = page.locator('main');
        await main.getByRole('heading', { level: 1, name: heading, exact: true }).waitFor();
        expect(await page.title(), path).toBe(`${heading} · Muster`);
        await main.getByText(/^This (?:incident|integration|entry) does not exist/).waitFor();
        expect(await main.getByRole('button').count(), path).toBe(0);
        expect(await main.getByRole('table').count(), path).toBe(0);
        expect(await main.getByRole('heading').count(), path).toBe(1);
        expect(await accessibilityProblems(page, axe), path).toEqual([]);
        await main.getByRole('link', { name: list }).click();
        await page.waitForURL((url) => url.pathname === listed);
      }
    },
    look,
  );
});

test('an address that no page has keeps the rail, so that every other page is one step away', async () => {
  await as(people.mary, async (page) => {
    await page.goto('/no/such/page');
    await page.getByRole('heading', { level: 1, name: 'Page not found' }).waitFor();
    await page.getByRole('navigation', { name: 'Muster' }).getByRole('link', { name: 'Incidents' }).click();
    await page.waitForURL((url) => url.pathname === '/incidents');
    const heading = page.getByRole('heading', { level: 1, name: /^Incidents/ });
    await expect.poll(async () => heading.count()).toBe(1);
  });
});

test('an incident that a team keeps to itself reads as one that never was [GOV 6.2]', async () => {
  const shown = async (page: Page, code: string): Promise<string> => {
    await page.goto(`/incidents/${code}`);
    await page.getByRole('heading', { level: 1, name: `${code} not found` }).waitFor();
    return (await page.locator('main').innerText()).replaceAll(code, 'CODE');
  };
  await as(people.mary, async (page) => expect(await shown(page, kept)).toBe(await shown(page, 'INC-ZZZZZ')));
});

test('what was there a moment ago is gone as well: nothing of it is shown from memory', async () => {
  await as(people.ada, async (page) => {
    await page.goto('/settings/integrations');
    await page.getByRole('link', { name: 'fleet' }).click();
    await page.getByRole('button', { name: 'Remove', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click();
    await page.waitForURL((url) => url.pathname === '/settings/integrations');
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: 'Integration not found' }).waitFor();
    expect(await page.locator('main').getByRole('button').count()).toBe(0);
  });
});

test.each([
  ['on a wide screen', {}, 'everything'],
  ['on a phone in the dark', { width: 390, scheme: 'dark' }, 'colours'],
] as const)(
  '%s a page that cannot be opened says so under a heading, why, and opens once it can',
  async (_, look, axe) => {
    await as(
      people.ada,
      async (page) => {
        const out = { title: 'Out of order', status: 500, code: 'test/out-of-order', detail: 'Come back in a minute.' };
        const answer = { status: 500, contentType: 'application/problem+json', body: JSON.stringify(out) };
        await page.route('**/v1/session', async (route) => route.fulfill(answer));
        await page.goto('/alerts');
        const main = page.getByRole('main');
        await main.getByRole('heading', { level: 1, name: 'This page could not be opened' }).waitFor();
        await main.getByText('Come back in a minute.').waitFor();
        expect(await page.title()).toBe('This page could not be opened · Muster');
        expect(await accessibilityProblems(page, axe)).toEqual([]);
        await page.unroute('**/v1/session');
        await main.getByRole('button', { name: 'Try again' }).click();
        await page.getByRole('heading', { level: 1, name: /^Alerts/ }).waitFor();
      },
      look,
      'ProblemFailure: Come back in a minute.',
    );
  },
);
