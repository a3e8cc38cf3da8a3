import { answerOf } from '@muster/api-client';
import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signIn, type Member } from '../demo/organisation/member.ts';
import { openBrowser } from './browser.ts';
import { accessibilityProblems } from './stage/axe.ts';
import { foundCast, people } from './stage/cast.ts';
import { startMusterServer, type MusterServer } from './stage/muster-server.ts';
import { runMusterCommand } from './stage/run-muster-command.ts';
import { until } from './stage/until.ts';
import { openPage, signInOn, type PageOptions } from './stage/watched-page.ts';

/**
 * Fixing a sender of arbitrary JSON by the payloads it sent, a heartbeat, a view with an address, and changes shown
 * beside an incident.
 */
let muster: MusterServer;
let browser: Browser;
let ada: Member;
let json = { id: '', url: '' };
let beat = { id: '', url: '' };
let code = '';
const answered: number[] = [];

const here = (url: string): string => url.replace(/^https?:\/\/[^/]+/, muster.url);
const send = async (url: string, body: object): Promise<number> =>
  (
    await fetch(here(url), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  ).status;

const TRANSLATION = 'identity: body.id\nname: body.title\nlabel severity: body.level\nlabel service: body.service';
const alert = { nr: 'q-1', title: 'Queue grows 🦊', level: 'critical', service: 'checkout', host: '10.1.2.3' };

beforeAll(async () => {
  muster = await startMusterServer();
  browser = await openBrowser();
  await foundCast(muster.setUpLink);
  ada = await signIn(muster.url, people.ada);
  const create = async (body: object) => answerOf(ada.api.POST('/v1/integrations', { body: body as { name: string } }));
  json = await create({ name: 'queues', kind: 'json', translation: TRANSLATION });
  beat = await create({ name: 'nightly backup', kind: 'heartbeat', every: 60 });
  const pager = await create({ name: 'builds', kind: 'pagerduty' });
  const change = { summary: 'checkout 2.4 is out 🦊', custom_details: { service: 'checkout' } };
  answered.push(
    await send(`${muster.url}/v2/change/enqueue`, { routing_key: pager.key, payload: change }),
    await send(beat.url, {}),
    await send(json.url, alert),
  );
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

test('a translation is set right by what was refused, and that is delivered again [GOV 3.1.1]', async () => {
  expect(answered).toEqual([202, 200, 400]);
  await asAda(async (page) => {
    await page.goto(`/settings/integrations/${json.id}`);
    await page.getByRole('heading', { name: 'Translation' }).waitFor();
    const chosen = page.getByLabel('Try it on a received body');
    await chosen.selectOption({ index: 1 });
    await page.getByText('"nr": "q-1"').first().waitFor({ state: 'attached' });
    await page.getByRole('button', { name: 'Try it', exact: true }).click();
    await page.getByText(/would be refused/).waitFor();
    await page.getByLabel(/^Translation, one field per line/).fill(TRANSLATION.replace('body.id', 'body.nr'));
    await page.getByRole('button', { name: 'Try it', exact: true }).click();
    await page.getByRole('status').getByText('Queue grows 🦊').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'Use this translation' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Change the translation' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page
      .getByRole('button', { name: /^View the payload received/ })
      .first()
      .click();
    await page.getByRole('dialog').getByText('"nr": "q-1"').waitFor();
    expect(await page.getByRole('dialog').innerText()).not.toContain('10.1.2.3');
    await page.getByRole('button', { name: 'Deliver again' }).click();
    await page.getByRole('dialog').last().getByRole('button', { name: 'Deliver again' }).click();
    const found = await until('an incident', async () => {
      const query = { open: true, limit: 10 };
      return (await answerOf(ada.api.GET('/v1/incidents', { params: { query } }))).items[0];
    });
    ({ code } = found);
  });
});

test('a view of alerts has an address, and the incident tells what changed', async () => {
  await asAda(async (page) => {
    await page.goto('/alerts?state=firing&q=service%3Dcheckout');
    await page.getByText('Queue grows 🦊').waitFor();
    await page.getByRole('button', { name: /^Views/ }).click();
    await page.getByRole('menuitem', { name: 'Save view' }).click();
    await page.getByRole('dialog').getByLabel('Name').fill('Checkout 🦊');
    await page.getByRole('dialog').getByRole('button', { name: 'Save view' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    const [view] = (await answerOf(ada.api.GET('/v1/alert-views'))).items;
    await page.goto(view?.address ?? '');
    await page.waitForURL(/\/alerts\?.*checkout/);
    await page.getByText('Queue grows 🦊').waitFor();
    await page.goto(`/incidents/${code}`);
    await page.getByRole('heading', { name: 'What changed' }).waitFor();
    await page.getByText('checkout 2.4 is out 🦊').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
  });
});

test('the command line tells and takes away the same', async () => {
  const as = { server: muster.url, member: ada };
  const run = async (...words: string[]) => {
    const ran = await runMusterCommand(words, as);
    return `${ran.exitCode}\n${ran.output}${ran.errors}`;
  };
  expect(await run('incident', 'what-changed', code)).toMatch(/^0\n[\s\S]*checkout 2\.4 is out/);
  expect(await run('alert', 'export', '--state', 'firing')).toMatch(/^0\n[\s\S]*"Queue grows 🦊"/);
  expect(await run('alert-view', 'list')).toMatch(/^0\n[\s\S]*Checkout/);
  expect(await run('integration', 'test', beat.id)).toMatch(/^0\n/);
  expect(await run('integration', 'replay', json.id, 'nonsense')).toMatch(/^[12]\n/);
});

test.each([
  ['in dark on a phone', { width: 390, scheme: 'dark' }],
  ['in light on a wide screen', {}],
] as const)('%s the pages fit', async (_, look) => {
  await asAda(async (page) => {
    for (const [to, shown] of [
      [`/settings/integrations/${json.id}`, /Translation/],
      [`/settings/integrations/${beat.id}`, /An alert fires if nothing is received|It is silent/],
      ['/alerts', /Queue grows/],
    ] as const) {
      await page.goto(to);
      await page.getByText(shown).first().waitFor();
      const overflow = await page.evaluate(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      expect(overflow, to).toBe(0);
      expect(await accessibilityProblems(page), to).toEqual([]);
      if (!to.endsWith(beat.id)) continue;
      await page.getByRole('button', { name: 'Change the heartbeat' }).click();
      await page.getByRole('dialog').getByLabel('Which service is it for?').waitFor();
      expect(await accessibilityProblems(page), 'the heartbeat’s dialog').toEqual([]);
    }
  }, look);
});
