import { readFileSync } from 'node:fs';
import { decodeVerifierKey, encodeVerifierKey, noteSigner, parseReceipt, verifyReceipt } from '@muster/proofs';
import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from './browser.ts';
import { accessibilityProblems } from './stage/axe.ts';
import { foundCast, people } from './stage/cast.ts';
import { startMusterServer, type MusterServer } from './stage/muster-server.ts';
import { openPage, signInOn, type PageOptions } from './stage/watched-page.ts';

/** Evidence by its page: what the ledger shows for each control, the Board's report, and the archive for an auditor. */
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

async function as(
  who: keyof typeof people,
  act: (page: Page) => Promise<void>,
  look: Partial<PageOptions> = {},
): Promise<void> {
  const watched = await openPage(browser, { origin: muster.url, ...look });
  try {
    await signInOn(watched.page, people[who]);
    await act(watched.page);
    expect(watched.complaints).toEqual([]);
  } finally {
    await watched.close();
  }
}

/** Checks overflow and accessibility of the current page. */
async function looksRight(page: Page): Promise<void> {
  expect(await overflowOf(page)).toBe(0);
  expect(await accessibilityProblems(page)).toEqual([]);
}

const overflowOf = async (page: Page): Promise<unknown> =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');

test('Governance reports a quarter to the Board, and reads it [GOV 2.7]', async () => {
  await as('governance', async (page) => {
    await page.goto('/evidence');
    await page.getByText('No report to the Board has been prepared yet.').waitFor();
    await page.getByRole('button', { name: 'Prepare report' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(/which quarter/i).fill('2026-Q1');
    await dialog.getByLabel(/what the board should know/i).fill('A quiet quarter 🌊');
    await dialog.getByRole('button', { name: 'Prepare report' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('link', { name: '2026-Q1' }).click();
    await page.getByRole('heading', { name: 'Report for 2026-Q1' }).waitFor();
    await page.getByText('A quiet quarter 🌊').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
  });
});

test('each control says what is on record of it, and all of it is one archive [GOV 7.12]', async () => {
  await as('governance', async (page) => {
    await page.goto('/evidence');
    const row = page.getByRole('table', { name: 'SOC 2' }).getByRole('row', { name: /CC6\.1/ });
    await row.getByText(/none found|not evaluable/).waitFor();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download the evidence' }).click();
    const path = await (await download).path();
    expect(readFileSync(path).subarray(0, 2).toString()).toBe('PK');
  });
});

test.each([
  ['dark on a phone', { width: 390, scheme: 'dark' }],
  ['light on a wide screen', { width: 1280, scheme: 'light' }],
] as const)('in %s it fits', async (_name, { width, scheme }) => {
  await as(
    'governance',
    async (page) => {
      await page.goto('/evidence');
      await page.getByRole('table', { name: 'Policy clauses' }).waitFor();
      expect(await overflowOf(page)).toBe(0);
      expect(await accessibilityProblems(page)).toEqual([]);
    },
    { width, scheme },
  );
});

test('an auditor from outside is asked for, and every access is looked at [GOV 7.5, 7.6]', async () => {
  await as('governance', async (page) => {
    await page.goto('/settings/members');
    await page.getByRole('button', { name: 'Invite an auditor' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill('Zoë 🔎');
    await dialog.getByLabel('E-mail').fill('zoe@audit.example');
    await dialog
      .getByLabel(/until when/i)
      .fill(new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 'yyyy-mm-ddThh:mm'.length));
    await dialog.getByLabel(/what do they audit/i).fill('SOC 2 for 2026');
    await dialog.getByRole('button', { name: 'Invite an auditor' }).click();
    await page.getByText(/waiting for somebody else’s approval/).waitFor();
    await page.goto('/access-reviews');
    await page.getByRole('button', { name: 'Start a review' }).click();
    const begin = page.getByRole('dialog');
    await begin.getByRole('button', { name: 'Start a review' }).click();
    const keep = page.getByRole('button', { name: /^Keep: member/ });
    await keep.first().waitFor();
    await expect.poll(async () => keep.count()).toBeGreaterThan(1);
    await looksRight(page);
  });
});

test('what is kept of somebody is told, and erased but for what is held [GOV 6.3, 6.6]', async () => {
  expect.hasAssertions();
  const MAIL = 'kim@canary.example';
  await as('ada', async (page) => {
    await page.goto('/incidents/declare');
    await page.getByLabel('What is wrong').fill(`Refused a loan to ${MAIL} 🏦`);
    await page.getByRole('button', { name: 'Declare now' }).click();
    await page.waitForURL(/\/incidents\/INC-/);
    await page.getByRole('button', { name: 'Start a notice to an authority' }).click();
    const notice = page.getByRole('dialog');
    await notice.getByLabel('Under which rule?').selectOption('gdpr-33');
    await notice.getByLabel(/aware since when/i).fill(new Date(Date.now() - 3_600_000).toISOString().slice(0, 16));
    await notice.getByLabel(/why does the rule apply/i).fill('an address lay open');
    await notice.getByRole('button', { name: 'Start a notice to an authority' }).click();
    await notice.waitFor({ state: 'detached' });
    await page
      .getByText(/Regulation \(EU\) 2016\/679, Article 33\(1\)/)
      .first()
      .waitFor();
    await page.getByText('Available rules').click();
    await page
      .getByText(/24 hours after becoming aware/)
      .first()
      .waitFor();
    await looksRight(page);
  });
  await as('governance', async (page) => {
    await page.goto('/settings/personal-data');
    await page.getByText('No erasures yet.').waitFor();
    await page.getByRole('button', { name: 'Export somebody’s data' }).click();
    const told = page.getByRole('dialog');
    await told.getByLabel(/or who outside/i).fill(MAIL);
    await told.getByLabel('Why').fill('asked by letter');
    await told.getByRole('button', { name: 'Export somebody’s data' }).click();
    await told.getByText(/pseudonyms/).waitFor();
    await looksRight(page);
    await told.getByRole('button', { name: 'Done' }).click();
    await page.getByRole('button', { name: 'Erase somebody' }).click();
    const erase = page.getByRole('dialog');
    await erase.getByLabel(/or who outside/i).fill(MAIL);
    await erase.getByLabel('Why').fill('asked by letter');
    await erase.getByLabel(/start after how many hours/i).fill('24');
    await erase.getByRole('button', { name: 'Erase somebody' }).click();
    await erase.waitFor({ state: 'detached' });
    await page.getByText('listed; items can be put on hold').waitFor();
    await page.getByRole('button', { name: 'Show items' }).click();
    await page.getByRole('button', { name: 'Hold' }).click();
    const hold = page.getByRole('dialog');
    await hold.getByLabel(/why does it have to be kept/i).fill('a claim is before the court ⚖️');
    await hold.getByRole('button', { name: 'Hold' }).click();
    await hold.waitFor({ state: 'detached' });
    await page.getByText(/held, because a claim is before the court/).waitFor();
    await looksRight(page);
  });
});

test('the receipt of a clause is one click away, and an export is verified where it is read [GOV 7.5]', async () => {
  await as('governance', async (page) => {
    await page.goto('/policy');
    const receipt = page.waitForEvent('download');
    await page
      .getByRole('button', { name: /^Receipt of entry/ })
      .first()
      .click();
    const proof = parseReceipt(readFileSync(await (await receipt).path(), 'utf8'));
    if (!proof.ok) throw new Error(proof.detail);
    const key = decodeVerifierKey((await (await page.request.get('/v1/ledger/key')).text()).trim());
    if (!key.ok) throw new Error(key.detail);
    const trust = { origin: key.value.name, keys: [key.value] };
    expect(verifyReceipt(proof.value, trust)).toMatchObject({ ok: true });

    await page.goto('/ledger');
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    const lines = readFileSync(await (await download).path(), 'utf8').split('\n');
    const give = async (text: string) =>
      page.getByLabel('An exported ledger').setInputFiles({
        name: 'ledger 🔒.ndjson',
        mimeType: 'application/x-ndjson',
        buffer: Buffer.from(text),
      });
    await give(lines.join('\n'));
    await page.getByText(/^Entries 0 to \d+ match what was signed/).waitFor();
    const last = lines.length - 2;
    await give(lines.toSpliced(last, 0, lines[last] ?? '').join('\n'));
    await page.getByText(/The file failed verification, at entry \d+/).waitFor();
    await give('no export at all 🦉');
    await page.getByText(/The file failed verification: the file does not start as/).waitFor();
  });
});

test('a second Muster’s ledger is vouched for, and what it needs for that is shown [GOV 7.5]', async () => {
  expect.hasAssertions();
  await as('governance', async (page) => {
    await page.goto('/settings/sinks');
    await page.getByRole('button', { name: 'Witness a second Muster' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill('plant two 🏭');
    const other = noteSigner('muster.log/0123456789abcdef', new Uint8Array(32).fill(9));
    await dialog.getByLabel('Its key line').fill(encodeVerifierKey(other));
    await dialog.getByRole('button', { name: 'Witness another ledger' }).click();
    await page
      .getByRole('region', { name: 'plant two 🏭' })
      .getByText(/\/v1\/witness --key 'muster\.log/)
      .waitFor();
    await looksRight(page);
  });
});

test.each([
  ['dark on a phone', { width: 390, scheme: 'dark' }],
  ['light on a wide screen', { width: 1280, scheme: 'light' }],
] as const)('in %s sinks, policy, members, reviews and the ledger of a day fit [GOV 7.4, 7.5]', async (_name, look) => {
  expect.hasAssertions();
  await as(
    'governance',
    async (page) => {
      for (const [path, heading] of [
        ['/settings/sinks', 'Sinks'],
        ['/policy', 'Policy'],
        ['/settings/members', 'Members'],
        ['/access-reviews', 'Access reviews'],
        ['/settings/personal-data', 'Personal data'],
        ['/evidence', 'Evidence'],
        ['/ledger?from=2026-01-01&to=2026-12-31', 'Ledger'],
      ] as const) {
        await page.goto(path);
        await page.getByRole('heading', { name: heading, level: 1 }).waitFor();
        await looksRight(page);
      }
    },
    look,
  );
});
