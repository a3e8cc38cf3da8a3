import { answerOf, type Incident } from '@muster/api-client';
import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signIn, type Member } from '../demo/organisation/member.ts';
import { openBrowser } from './browser.ts';
import { accessibilityProblems } from './stage/axe.ts';
import { foundCast, people } from './stage/cast.ts';
import { startMusterServer, type MusterServer } from './stage/muster-server.ts';
import { openPage, signInOn, type PageOptions } from './stage/watched-page.ts';

/** Interacting with the incident's page: the first step, where focus goes, and that nothing jumps. */
let muster: MusterServer;
let browser: Browser;
let ada: Member;
let fresh: Incident;

beforeAll(async () => {
  muster = await startMusterServer();
  browser = await openBrowser();
  await foundCast(muster.setUpLink);
  ada = await signIn(muster.url, people.ada);
  fresh = await declare('Fraud model p99 over 2 s');
});

afterAll(async () => {
  await browser.close();
  await muster.end();
});

const declare = async (title: string, more = {}): Promise<Incident> =>
  answerOf(ada.api.POST('/v1/incidents', { body: { title, ...more } }));
const on = ({ code }: Incident) => ({ params: { path: { code } } });

async function onPage(incident: Incident, act: (page: Page) => Promise<void>, options: Partial<PageOptions> = {}) {
  const watched = await openPage(browser, { origin: muster.url, ...options });
  try {
    await signInOn(watched.page, people.grace);
    await watched.page.goto(`/incidents/${incident.code}`);
    await watched.page.locator('.timeline-item').first().waitFor();
    await act(watched.page);
    expect(watched.complaints).toEqual([]);
  } finally {
    await watched.close();
  }
}

/** The focused element, as assistive technology would announce it. */
const focused = async (page: Page): Promise<unknown> =>
  page.evaluate('document.activeElement?.ariaLabel ?? document.activeElement?.textContent');

const byAddress = ([one]: [string, string], [other]: [string, string]): number => (one < other ? -1 : 1);

describe('the first button', () => {
  test('is to acknowledge, then command, then to classify, and keeps the focus from one to the next', async () => {
    await onPage(fresh, async (page) => {
      const next = page.locator('.incident-next');
      await expect.poll(async () => next.innerText()).toBe('Acknowledge');
      await next.focus();
      await page.keyboard.press('Enter');
      await page.locator('.incident-next', { hasText: 'Take command' }).waitFor();
      expect(await focused(page)).toBe('Take command');
      await page.keyboard.press('Enter');
      await page.locator('.incident-next', { hasText: 'Classify' }).waitFor();
      expect(await focused(page)).toBe('Classify');
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').waitFor();
      await page.keyboard.press('Escape');
      await expect.poll(async () => focused(page)).toBe('Classify');
      expect(await accessibilityProblems(page)).toEqual([]);
    });
  });

  test('keeps its words until the response has come, even if the live line was faster, so no press is lost', async () => {
    const watched = await declare('Seen before it was answered');
    await answerOf(ada.api.POST('/v1/incidents/{code}/acknowledge', { ...on(watched), body: {} }));
    await onPage(watched, async (page) => {
      const next = page.locator('.incident-next', { hasText: 'Take command' });
      await page.route('**/take-command', async (route) => {
        const response = await route.fetch();
        await page.locator('.incident-header .seat', { hasText: 'commands' }).first().waitFor();
        await expect.poll(async () => next.getAttribute('aria-busy')).toBe('true');
        await route.fulfill({ response });
      });
      await next.press('Enter');
      await page.locator('.incident-next', { hasText: 'Classify' }).press('Enter');
      await page.getByRole('dialog').waitFor();
    });
  });

  test('stands beside a menu of what is allowed, then of what is not now; a SEV-1 is not raised', async () => {
    const worst = await declare('Everything is down', { facts: { outage: 'full' } });
    expect(worst.severity).toBe('SEV-1');
    await onPage(worst, async (page) => {
      await page.getByRole('button', { name: 'More actions' }).click();
      await page.getByText('Not available now', { exact: true }).waitFor();
      expect(await page.getByRole('menuitem', { name: /Raise severity/ }).count()).toBe(0);
      await expect
        .poll(async () => page.getByRole('menuitem', { name: /Mark mitigated/ }).getAttribute('aria-disabled'))
        .toBe('true');
    });
  });

  test('does not hang offline: it says that nothing answered, and the same press afterwards does it once', async () => {
    const alone = await declare('Read while the line is down');
    await onPage(alone, async (page) => {
      await page.context().setOffline(true);
      await page.locator('.incident-next').click();
      await page.getByText('Muster cannot be reached').waitFor();
      expect(await page.locator('.incident-next').getAttribute('aria-busy')).toBeNull();
      await page.context().setOffline(false);
      await page.locator('.incident-next').click();
      await page.locator('.incident-next', { hasText: 'Take command' }).waitFor();
    });
  });
});

test('taking command from somebody asks first, says from whom, and the timeline does too [GOV 8.1]', async () => {
  const led = await declare('Feature store is stale');
  await answerOf(ada.api.POST('/v1/incidents/{code}/take-command', { ...on(led), body: {} }));
  await onPage(led, async (page) => {
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Take command' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(people.ada.name).first().waitFor();
    await dialog.getByText('will be notified').waitFor();
    await dialog.getByRole('button', { name: 'Take command' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.locator('.timeline').getByText(`took command from ${people.ada.name}`).waitFor();
    await page.locator('.timeline').getByText(`Told ${people.ada.name}`).waitFor();
    await expect.poll(async () => page.locator('.incident-header .person-name').innerText()).toBe(people.grace.name);
  });
});

test('the timeline is one stop for Tab, walked with the arrows; clause and number come with the focus', async () => {
  await onPage(fresh, async (page) => {
    const stops = page.locator('.timeline-list > li[tabindex="0"]');
    await expect.poll(async () => stops.count()).toBe(1);
    await stops.focus();
    await page.keyboard.press('ArrowDown');
    await expect.poll(async () => page.evaluate('document.activeElement?.dataset.index')).toBe('1');
    await page.keyboard.press('End');
    const last = (await page.locator('.timeline-list > li').count()) - 1;
    await expect.poll(async () => page.evaluate('document.activeElement?.dataset.index')).toBe(String(last));
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.closest(".timeline-source") !== null')).toBe(true);
    expect(await page.evaluate('getComputedStyle(document.activeElement.parentElement).opacity')).toBe('1');
    expect(await accessibilityProblems(page)).toEqual([]);
  });
});

test('in dark on a phone somebody is called in, and making it private says what stays in Slack [GOV 3.1.5, 6.2]', async () => {
  const alone = await declare('Wanted: one more 🐢');
  const phone = { width: 390, height: 844, scheme: 'dark' } as const;
  await onPage(
    alone,
    async (page) => {
      const dialog = page.getByRole('dialog');
      await page.getByRole('button', { name: 'Call somebody in' }).click();
      await dialog.getByRole('button', { name: 'Call somebody in' }).click();
      await dialog.getByRole('alert').first().waitFor();
      await dialog.getByLabel('Or: which member?').selectOption({ label: people.mary.name });
      expect(await page.evaluate(OVERFLOW)).toBe(0);
      await dialog.getByRole('button', { name: 'Call somebody in' }).click();
      await page.locator('.timeline').getByText(`called ${people.mary.name} in`).waitFor();
      await page.getByRole('button', { name: 'Make private' }).click();
      await dialog.getByText(/What people wrote in its Slack channel stays there/).waitFor();
      expect(await page.evaluate(OVERFLOW)).toBe(0);
    },
    phone,
  );
});

const OVERFLOW = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';

test('what the page asks first is on its way with the page, and is asked once', async () => {
  await onPage(fresh, async (page) => {
    const first = ['/v1/session', `/v1/incidents/${fresh.code}`, `/v1/incidents/${fresh.code}/timeline?limit=300`];
    const asked = await page.evaluate<[string, string][]>(
      `performance.getEntriesByType('resource').map(({ name, initiatorType }) => [name.slice(location.origin.length), initiatorType])`,
    );
    expect(asked.filter(([address]) => first.includes(address)).toSorted(byAddress)).toEqual(
      first.map((address): [string, string] => [address, 'link']).toSorted(byAddress),
    );
  });
});

test('on paper every line has its clause, and what was folded is open', async () => {
  await onPage(fresh, async (page) => {
    await page.emulateMedia({ media: 'print' });
    await page.evaluate("window.dispatchEvent(new Event('beforeprint'))");
    const seen = `[...document.querySelectorAll('.timeline-source')].map((source) => getComputedStyle(source).opacity)`;
    expect(new Set(await page.evaluate<string[]>(seen))).toEqual(new Set(['1']));
    await expect.poll(async () => page.locator('.timeline-entries > li').count()).toBeGreaterThan(1);
  });
});

test('a phone on a slow line sees the shape at first, and nothing jumps when what it shows comes', async () => {
  const watched = await openPage(browser, { origin: muster.url, width: 390, height: 844 });
  try {
    const { page } = watched;
    await signInOn(page, people.grace);
    await page.addInitScript(COUNT_SHIFTS);
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Network.enable');
    await devtools.send('Network.setCacheDisabled', { cacheDisabled: true });
    await devtools.send('Network.emulateNetworkConditions', SLOW_LINE);
    // Holds the data back until the skeleton has been seen: otherwise data and code arrive together.
    const seen = Promise.withResolvers<void>();
    await page.route(`**/v1/incidents/${fresh.code}*`, async (route) => {
      await seen.promise;
      await route.continue();
    });
    await page.goto(`/incidents/${fresh.code}`, { timeout: 60_000, waitUntil: 'commit' });
    await page.locator('.frame').first().waitFor({ timeout: 60_000 });
    await page.locator('.incident[aria-busy]').waitFor({ timeout: 60_000 });
    seen.resolve();
    await page.locator('.timeline-item').first().waitFor({ timeout: 60_000 });
    await page.waitForLoadState('networkidle').catch(() => undefined);
    const shifts = (await page.evaluate('window.shifts')) as number;
    expect(shifts, String(await page.evaluate('window.moved.join()'))).toBeLessThan(0.05);
  } finally {
    await watched.close();
  }
}, 120_000);

/** About 1.6 Mbit/s and 150 ms: a phone with poor coverage. */
const SLOW_LINE = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 90_000 };

const COUNT_SHIFTS = `window.shifts = 0; window.moved = [];
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) if (!entry.hadRecentInput) { window.shifts += entry.value; window.moved.push(entry.value.toFixed(3) + ' ' + entry.sources.map((s) => s.node?.className ?? s.node?.nodeName).join('|')); } }).observe({ type: 'layout-shift', buffered: true });`;
