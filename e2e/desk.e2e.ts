import { answerOf } from '@muster/api-client';
import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signIn, type Member } from '../demo/organisation/member.ts';
import { openBrowser } from './browser.ts';
import { accessibilityProblems } from './stage/axe.ts';
import { foundCast, people } from './stage/cast.ts';
import { startMusterServer, type MusterServer } from './stage/muster-server.ts';
import { openPage, signInOn, type PageOptions } from './stage/watched-page.ts';

/** Working the alert list: marking, snoozing, tracing; trying and publishing rules; what is held back. */
let muster: MusterServer;
let browser: Browser;
let ada: Member;
let hook = '';

beforeAll(async () => {
  muster = await startMusterServer();
  browser = await openBrowser();
  await foundCast(muster.setUpLink);
  ada = await signIn(muster.url, people.ada);
  const founder = await signIn(muster.url, people.founder);
  await answerOf(founder.api.POST('/v1/teams', { body: { name: 'Fraud 🦊' } }));
  ({ url: hook } = await answerOf(ada.api.POST('/v1/integrations', { body: { name: 'staging' } })));
  for (let at = 0; at < 12; at += 1) await fire(at);
});

afterAll(async () => {
  await browser.close();
  await muster.end();
});

async function fire(at: number): Promise<void> {
  const labels = { alertname: `QueueLag ${at} 🦊`, severity: 'warning', service: at % 2 === 0 ? 'fraud' : 'ranking' };
  const alert = {
    status: 'firing',
    labels,
    annotations: { summary: 'a queue grows' },
    startsAt: new Date(Date.now() - 60_000).toISOString(),
    endsAt: '0001-01-01T00:00:00Z',
    generatorURL: '',
    fingerprint: at.toString(16).padStart(16, '0'),
  };
  const body = {
    version: '4',
    groupKey: `{}:{service="${labels.service}"}`,
    truncatedAlerts: 0,
    status: 'firing',
    receiver: 'muster',
    groupLabels: {},
    commonLabels: {},
    commonAnnotations: {},
    externalURL: '',
    alerts: [alert],
  };
  const answer = await fetch(hook.replace(/^https?:\/\/[^/]+/, muster.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(answer.status).toBe(200);
}

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

const inTwoHours = (): string => {
  const then = new Date(Date.now() + 2 * 3_600_000);
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${then.getFullYear()}-${two(then.getMonth() + 1)}-${two(then.getDate())}T${two(then.getHours())}:${two(then.getMinutes())}`;
};

test('alerts are marked and snoozed by keyboard alone, and what is held says until when and why [GOV 3.1.1]', async () => {
  await asAda(async (page) => {
    await page.goto('/alerts');
    await page.getByText('QueueLag 11 🦊').waitFor();
    for (const key of ['j', 'x', 'j', 'x', 's']) await page.keyboard.press(key);
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Snooze · 2 alerts').waitFor();
    await dialog.getByLabel('Until when?').fill(inTwoHours());
    await dialog.getByLabel('Why?').fill('known, the queue drains 🦊');
    await dialog.getByRole('button', { name: 'Snooze' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'Held back' }).click();
    await page.getByText('2 alerts', { exact: true }).waitFor();
    await page.getByText('known, the queue drains 🦊').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: /^End it now: 2 alerts/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'End it now' }).click();
    await page.getByText('over', { exact: true }).waitFor();
  });
});

test('rules are tried on what there was, published, and the next alert says which rule took it', async () => {
  await asAda(async (page) => {
    await page.goto('/settings/routing');
    const rules = page.getByLabel(/^Rules, one per line/);
    await rules.fill('fraud: service=fraud* -> Nobody');
    await page.getByRole('button', { name: 'Try on past alerts' }).click();
    await page.getByText(/names an unknown team/).waitFor();
    await rules.fill('fraud: service=fraud* -> Fraud 🦊');
    await page.getByRole('button', { name: 'Try on past alerts' }).click();
    await page.getByText(/Of the newest 12 alerts, 6 would have gone to another team/).waitFor();
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await page.getByRole('dialog').getByLabel('Why?').fill('fraud has a team');
    await page.getByRole('dialog').getByRole('button', { name: 'Publish the rules' }).click();
    await page.getByRole('heading', { name: 'Version 1' }).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await fire(14);
    await page.goto('/alerts');
    await page.getByRole('button', { name: 'Trace of QueueLag 14 🦊' }).click();
    await page.getByRole('dialog').getByText('rule fraud of version 1').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
  });
});

test.each([
  ['in dark on a phone', { width: 390, scheme: 'dark' }],
  ['in light on a wide screen', {}],
] as const)('%s the desk fits', async (_, look) => {
  await asAda(async (page) => {
    for (const [to, shown] of [
      ['/alerts', /QueueLag 11/],
      ['/alerts/held', /the queue drains/],
      ['/settings/routing', /Version 1/],
    ] as const) {
      await page.goto(to);
      await page.getByText(shown).first().waitFor();
      expect(await overflowOf(page), to).toBe(0);
      expect(await accessibilityProblems(page), to).toEqual([]);
    }
  }, look);
});
