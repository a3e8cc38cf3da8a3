import { answerOf, type Incident } from '@muster/api-client';
import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signIn, type Member } from '../demo/organisation/member.ts';
import { openBrowser } from './browser.ts';
import { accessibilityProblems } from './stage/axe.ts';
import { foundCast, people } from './stage/cast.ts';
import { startMusterServer, type MusterServer } from './stage/muster-server.ts';
import { openPage, signInOn, type PageOptions } from './stage/watched-page.ts';

/** The incident page on a responder's phone: nothing important is reserved for wide screens. */
let muster: MusterServer;
let browser: Browser;
let sre: Member;
let open: Incident;
let over: Incident;

const PHONE = { width: 390, height: 844 } as const;

beforeAll(async () => {
  muster = await startMusterServer();
  browser = await openBrowser();
  await foundCast(muster.setUpLink);
  sre = await signIn(muster.url, people.ada);
  open = await declare('Fraud model p99 over 2 s');
  over = await declare('Feature store is stale');
  const params = { path: { code: over.code } };
  const body = { note: 'restarted the loader' };
  await answerOf(sre.api.POST('/v1/incidents/{code}/acknowledge', { params, body: {} }));
  await answerOf(sre.api.POST('/v1/incidents/{code}/mitigate', { params, body }));
  over = await answerOf(sre.api.POST('/v1/incidents/{code}/resolve', { params, body }));
});

afterAll(async () => {
  await browser.close();
  await muster.end();
});

const declare = async (title: string): Promise<Incident> =>
  answerOf(sre.api.POST('/v1/incidents', { body: { title } }));

async function onPhone(act: (page: Page) => Promise<void>, scheme: PageOptions['scheme'] = 'light'): Promise<void> {
  const watched = await openPage(browser, { origin: muster.url, ...PHONE, scheme });
  try {
    await signInOn(watched.page, people.ada);
    await act(watched.page);
    expect(watched.complaints).toEqual([]);
  } finally {
    await watched.close();
  }
}

/** The width of horizontal overflow in pixels. */
const overflowOf = async (page: Page): Promise<unknown> =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');

test('an incident fits: nothing to scroll sideways, and the next step within reach', async () => {
  await onPhone(async (page) => {
    await page.goto(`/incidents/${open.code}`);
    await page.getByRole('heading', { name: open.title }).waitFor();
    expect(await overflowOf(page)).toBe(0);
    const steps = await page.locator('.incident-steps').boundingBox();
    expect((steps?.y ?? PHONE.height) + (steps?.height ?? 0)).toBeLessThanOrEqual(PHONE.height);
  });
});

test('nor does a drill whose commander has a long name push its time off the narrowest phone', async () => {
  const drill = await answerOf(sre.api.POST('/v1/incidents', { body: { title: 'Region fails over', drill: true } }));
  const params = { path: { code: drill.code } };
  await answerOf(sre.api.POST('/v1/incidents/{code}/acknowledge', { params, body: {} }));
  await answerOf(sre.api.POST('/v1/incidents/{code}/take-command', { params, body: {} }));
  await onPhone(async (page) => {
    await page.goto(`/incidents/${drill.code}`);
    await page.locator('.incident-state .person-name').waitFor();
    await page.locator('.person-name').evaluateAll((names) => {
      for (const name of names) name.textContent = 'Christopher Featherstonehaugh-Wellington';
    });
    for (const width of [320, 360, 390, 430]) {
      await page.setViewportSize({ width, height: PHONE.height });
      // The page takes some frames to lay out after a resize.
      await page.waitForFunction(`innerWidth === ${width}`);
      await expect.poll(() => overflowOf(page), { message: `${width} px` }).toBe(0);
      const elapsed = await page.locator('.incident-elapsed').boundingBox();
      expect((elapsed?.x ?? width) + (elapsed?.width ?? 0), `${width} px`).toBeLessThanOrEqual(width);
    }
  });
});

test('it is as whole in a list: how bad, what state, whose, and what is due next', async () => {
  await onPhone(async (page) => {
    await page.goto('/incidents');
    const row = page.getByRole('row').filter({ has: page.getByRole('link', { name: open.title }) });
    for (const words of [open.severity, 'declared', 'nobody reached', 'no commander'])
      await row.getByText(words, { exact: true }).waitFor();
    await row.locator('.deadline').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.goto('/');
    await page.locator('.need .deadline').getByRole('button').first().waitFor();
  });
});

test.each(['light', 'dark'] as const)(
  'in %s every clock is told below the header, the settled ones too, each with its clause',
  async (scheme) => {
    await onPhone(async (page) => {
      await page.goto(`/incidents/${over.code}`);
      const all = page.getByRole('group').filter({ hasText: 'All clocks' });
      await all.locator('summary', { hasText: /\d met/ }).focus();
      await page.keyboard.press('Enter');
      await all.getByRole('img', { name: 'done' }).first().waitFor();
      await expect.poll(async () => all.getByRole('listitem').count()).toBe(over.clocks.length);
      for (const { clause } of over.clocks)
        await all
          .getByRole('button', { name: `Clause ${clause}` })
          .first()
          .waitFor();
      expect(await accessibilityProblems(page)).toEqual([]);
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.getByRole('link', { name: 'Open in the policy' }).waitFor();
      expect(await overflowOf(page)).toBe(0);
      expect((await page.locator('.incident-header').boundingBox())?.height).toBeLessThan(PHONE.height / 3);
    }, scheme);
  },
);

test('the link of a clause leads to its own words, not into the middle of what proves it', async () => {
  await onPhone(async (page) => {
    await page.goto('/policy?clause=8.1');
    await page.locator('[id="clause-8.1"][data-open]').waitFor();
    await expect
      .poll(async () => (await page.locator('[id="clause-8.1"]').boundingBox())?.y, { timeout: 15_000 })
      .toBeLessThan(PHONE.height / 2);
    expect((await page.locator('[id="clause-8.1"]').boundingBox())?.y).toBeGreaterThan(0);
  });
});
