import { answerOf } from '@muster/api-client';
import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runMuster } from '../apps/cli/src/run-muster.ts';
import { testShell } from '../apps/cli/src/testing/test-shell.ts';
import { signIn, type Member } from '../demo/organisation/member.ts';
import { openBrowser } from './browser.ts';
import { accessibilityProblems } from './stage/axe.ts';
import { foundCast, people } from './stage/cast.ts';
import { startMusterServer, type MusterServer } from './stage/muster-server.ts';
import { openPage, signInOn, type PageOptions } from './stage/watched-page.ts';

/** Drills every shipped runbook once, with its commands as written; then works through its pages. */
let muster: MusterServer;
let browser: Browser;
let ada: Member;

beforeAll(async () => {
  muster = await startMusterServer();
  browser = await openBrowser();
  await foundCast(muster.setUpLink);
  ada = await signIn(muster.url, people.ada);
});

afterAll(async () => {
  await browser.close();
  await muster.end();
});

const declare = async (title: string, drill: boolean): Promise<string> =>
  (await answerOf(ada.api.POST('/v1/incidents', { body: { title, facts: { outage: 'partial' }, drill } }))).code;

/**
 * Runs a step's command. Other programs' commands, and those with placeholders that only a real incident fills, are
 * left to people.
 */
async function types(line: string): Promise<string> {
  if (!line.startsWith('muster ') || line.includes('<')) return 'by hand';
  const words = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, word]) => quoted ?? word ?? '').slice(1);
  const shell = testShell({ env: { MUSTER_URL: muster.url, MUSTER_TOKEN: ada.token() }, folder: process.cwd() });
  const code = await runMuster(words, shell);
  return code === 0 ? 'done' : `${line}: ${code} ${shell.printed().err}`;
}

/** What an SRE of an empty organisation is legitimately refused: the command exists and says why. */
const REFUSED = /ledger verify/;

test('each runbook that ships is drilled against a Muster at work, and its commands are there [GOV 7.10]', async () => {
  const { items } = await answerOf(ada.api.GET('/v1/runbooks', { params: { query: { limit: 200 } } }));
  expect(items).toHaveLength(15);
  const wrong: string[] = [];
  for (const { id } of items) {
    const code = await declare(`Drill of ${id}`, true);
    const path = { code };
    const { execution } = await answerOf(
      ada.api.POST('/v1/incidents/{code}/follow-runbook', { params: { path }, body: { runbook: id } }),
    );
    const by = { params: { path: { id: execution } } };
    const { steps } = await answerOf(ada.api.GET('/v1/executions/{id}', by));
    for (const step of steps) {
      const became = step.run === undefined ? 'by hand' : await types(step.run);
      if (!/^(?:done|by hand)$/.test(became) && !REFUSED.test(step.run ?? '')) wrong.push(became);
      await answerOf(
        ada.api.POST('/v1/executions/{id}/did', { ...by, body: { step: step.id, evidence: became.slice(0, 200) } }),
      );
    }
    await answerOf(ada.api.POST('/v1/executions/{id}/finish', { ...by, body: { outcome: 'passed' } }));
  }
  expect(wrong).toEqual([]);
  const drills = await answerOf(ada.api.GET('/v1/executions', { params: { query: { drills: 'yes', limit: 50 } } }));
  expect(drills.items.map(({ outcome }) => outcome)).toEqual(Array.from({ length: 15 }, () => 'passed'));
}, 180_000);

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

test('a runbook is read, followed and finished on the incident’s page, by keyboard too [GOV 2.2]', async () => {
  const code = await declare('Payments fail 🦊', false);
  await asAda(async (page) => {
    await page.goto(`${muster.url}/runbooks`);
    await page.getByRole('link', { name: 'API outage or slow API' }).click();
    await page.getByRole('heading', { name: 'Escalation' }).waitFor();
    await page.getByRole('img').first().waitFor();
    await expect.poll(async () => page.getByRole('table').first().textContent()).toContain('above 10 % for 2 min');
    expect(await accessibilityProblems(page)).toEqual([]);

    await page.goto(`${muster.url}/incidents/${code}`);
    await page.getByRole('button', { name: 'Follow another runbook' }).focus();
    await page.keyboard.press('Enter');
    await page.getByLabel('Which runbook?').selectOption('api_outage');
    await page.getByRole('dialog').getByRole('button', { name: 'Follow a runbook' }).click();
    await page.getByText('step 1 of 7').waitFor();
    await page.getByRole('button', { name: 'Done: Acknowledge, and see that somebody commands' }).click();
    await page.getByLabel('What did you see?').fill('it says Ada 🦊');
    await page.getByRole('dialog').getByRole('button', { name: 'Done', exact: true }).click();
    await page.getByText('step 2 of 7').waitFor();
    await page.getByText('did step acknowledge of api_outage').first().waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
  });
}, 90_000);

test('on a phone and in the dark nothing runs over', async () => {
  const { items } = await answerOf(ada.api.GET('/v1/executions', { params: { query: { limit: 1 } } }));
  await asAda(
    async (page) => {
      for (const path of ['/runbooks', '/runbooks/break_glass', `/executions/${items[0]?.id ?? ''}`]) {
        await page.goto(`${muster.url}${path}`);
        await page.getByRole('heading', { level: 1 }).waitFor();
        await page.getByText('Steps').or(page.getByText('Model rollback')).first().waitFor();
        expect([path, await overflowOf(page)]).toEqual([path, 0]);
        expect(await accessibilityProblems(page)).toEqual([]);
      }
    },
    { width: 390, scheme: 'dark' },
  );
}, 60_000);
