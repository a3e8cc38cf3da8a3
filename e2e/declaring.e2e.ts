import { answerOf } from '@muster/api-client';
import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signIn } from '../demo/organisation/member.ts';
import { openBrowser } from './browser.ts';
import { accessibilityProblems } from './stage/axe.ts';
import { foundCast, people } from './stage/cast.ts';
import { startMusterServer, type MusterServer } from './stage/muster-server.ts';
import { openPage, signInOn, type PageOptions } from './stage/watched-page.ts';

/** What can be specified while declaring an incident: minimum severity, team, and visibility. */
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

const WHOSE = 'Team and visibility';

async function begin(page: Page, title: string): Promise<void> {
  await page.goto('/incidents/declare');
  await page.getByLabel('What is wrong').fill(title);
}

/** @returns its code */
async function declare(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Declare now' }).click();
  await page.waitForURL(/\/incidents\/INC-/);
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}

/** The width of horizontal overflow in pixels. */
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
        await page.getByText('What you know').click();
        await page.getByText('Add details or raise the severity').click();
        const atLeast = page.getByLabel('Severity at least');
        const offered = async () => atLeast.locator('option').allInnerTexts();
        const outage = page.getByRole('radiogroup', { name: /^Is the service down/ });
        const answer = async (words: string) =>
          outage.getByRole('radio', { name: words, exact: true }).check({ force: true });

        await expect.poll(offered).toEqual(['as the facts say', 'SEV-1', 'SEV-2']);
        await atLeast.selectOption('SEV-1');
        await page.getByLabel('Why').fill('the largest customer is down');

        // The worst severity already holds: nothing is left to insist on, and the page says so instead of ignoring it.
        await answer('full');
        await page.getByText('The facts already say SEV-1, the highest severity.').waitFor();
        await expect.poll(async () => atLeast.isDisabled()).toBe(true);
        expect(await atLeast.inputValue()).toBe('');
        expect(await page.getByLabel('Why').count()).toBe(0);
        expect(await accessibilityProblems(page)).toEqual([]);
        expect(await overflowOf(page)).toBe(0);
        // Accessibility rules exempt disabled controls; it must be readable anyway.
        expect(await page.evaluate('getComputedStyle(document.querySelector("select:disabled")).opacity')).toBe('1');

        // A requested severity is kept until the facts allow it again, and the questions stay open.
        await answer('Not known');
        await expect.poll(async () => atLeast.isEnabled()).toBe(true);
        await expect.poll(async () => atLeast.inputValue()).toBe('SEV-1');
        await expect.poll(async () => page.getByLabel('Why').inputValue()).toBe('the largest customer is down');

        await answer('full');
        await page.getByText('The facts already say SEV-1').waitFor();
        await declare(page);
        await page.getByRole('heading', { name: 'Why SEV-1' }).waitFor();
        await page.getByText('The facts meet a criterion of SEV-1.').first().waitFor();
      },
      look,
    );
  });
});

test('of a team nothing is asked where there is none', async () => {
  await as(people.mary, async (page) => {
    await Promise.all([
      page.waitForResponse((response) => response.url().endsWith('/v1/teams')),
      begin(page, 'Slow model'),
    ]);
    await page.getByText('Add details or raise the severity').waitFor();
    expect(await page.getByText(WHOSE).count()).toBe(0);
  });
});

describe('whose it is and who sees it [GOV 6.2]', () => {
  beforeAll(async () => {
    const { api } = await signIn(muster.url, people.founder);
    const mary = await signIn(muster.url, people.mary);
    const fraud = await answerOf(api.POST('/v1/teams', { body: { name: 'Fraud models' } }));
    await answerOf(api.POST('/v1/teams', { body: { name: 'Search ranking' } }));
    const params = { path: { id: fraud.id } };
    await answerOf(api.POST('/v1/teams/{id}/add-member', { params, body: { principalId: mary.id } }));
  });

  const parts = (page: Page) => ({
    team: page.getByLabel('Team', { exact: true }),
    isKept: page.getByRole('checkbox', { name: 'Private to the team' }),
  });

  const finds = async (who: Who, title: string, code: string, heading: string) =>
    as(who, async (page) => {
      await page.goto(`/incidents/${code}`);
      await page.getByRole('heading', { level: 1, name: heading }).waitFor();
      await page.goto('/incidents');
      await page.getByRole('heading', { level: 1, name: /^Incidents\s*\d/ }).waitFor();
      expect(await page.getByRole('link', { name: title }).count()).toBe(heading === title ? 1 : 0);
    });

  test('what a team keeps to itself is unknown to whoever is not of it, and not to who is called', async () => {
    const title = 'Fraud rules leaked';
    let code = '';
    await as(people.mary, async (page) => {
      const { team, isKept } = parts(page);
      await begin(page, title);
      await page.getByText(WHOSE).click();
      await expect.poll(async () => isKept.isDisabled()).toBe(true);
      await page.getByText('Choose a team first.').waitFor();
      await team.selectOption({ label: 'Fraud models' });
      await isKept.check();
      expect(await accessibilityProblems(page)).toEqual([]);
      code = await declare(page);
      const roles = page.getByRole('region', { name: 'Roles' });
      await roles.getByText('Fraud models').waitFor();
      await roles.getByText('visible only to them, people on call and readers of the whole log').waitFor();
    });
    await finds(people.mary, title, code, title);
    await finds(people.ada, title, code, title);
    await finds(people.vp, title, code, `${code} not found`);
  });

  test('any team can be named, which hides nothing; kept it is only to one’s own', async () => {
    const title = 'Ranking is stale';
    let code = '';
    await as(
      people.mary,
      async (page) => {
        const { team, isKept } = parts(page);
        await begin(page, title);
        await page.getByText(WHOSE).click();
        await team.selectOption({ label: 'Fraud models' });
        await isKept.check();
        // Visibility does not carry over to a team that it cannot be restricted to.
        await team.selectOption({ label: 'Search ranking' });
        expect([await isKept.isDisabled(), await isKept.isChecked()]).toEqual([true, false]);
        const why = page.locator(`[id="${await isKept.getAttribute('aria-describedby')}"]`);
        await expect
          .poll(async () => why.innerText())
          .toMatch(/^Only members of Search ranking, .*Platform Governance.*6\.2$/s);
        expect(await accessibilityProblems(page)).toEqual([]);
        code = await declare(page);
      },
      { width: 390 },
    );
    await finds(people.vp, title, code, title);
  });
});
