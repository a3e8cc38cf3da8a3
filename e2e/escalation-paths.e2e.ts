import { answerOf } from '@muster/api-client';
import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signIn } from '../demo/organisation/member.ts';
import { openBrowser } from './browser.ts';
import { accessibilityProblems } from './stage/axe.ts';
import { foundCast, people } from './stage/cast.ts';
import { startMusterServer, type MusterServer } from './stage/muster-server.ts';
import { openPage, signInOn, type PageOptions } from './stage/watched-page.ts';

/** Creates and reads a team's escalation path, and checks readiness with load, coverage and calendars. */
let muster: MusterServer;
let browser: Browser;

beforeAll(async () => {
  muster = await startMusterServer();
  browser = await openBrowser();
  await foundCast(muster.setUpLink);
  const gustav = await signIn(muster.url, people.governance);
  await answerOf(gustav.api.POST('/v1/teams', { body: { name: 'Fraud 🕵️' } }));
});

afterAll(async () => {
  await browser.close();
  await muster.end();
});

async function as(
  who: Parameters<typeof signInOn>[1],
  act: (page: Page) => Promise<void>,
  look: Partial<PageOptions> = {},
): Promise<void> {
  const watched = await openPage(browser, { origin: muster.url, ...look });
  try {
    await signInOn(watched.page, who);
    await act(watched.page);
    expect(watched.complaints).toEqual([]);
  } finally {
    await watched.close();
  }
}

const overflowOf = async (page: Page): Promise<unknown> =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');

describe('an escalation path', () => {
  test('is made with the keyboard, previewed before it is saved, and says what leads to nobody', async () => {
    await as(people.governance, async (page) => {
      await page.goto('/on-call');
      await page.getByRole('button', { name: 'Create an escalation path' }).focus();
      await page.keyboard.press('Enter');
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox', { name: 'Name' }).fill('Fraud first 🚨');
      const preview = dialog.getByRole('button', { name: 'Preview' });
      await preview.click();
      await dialog.getByRole('alert').first().waitFor();
      const calls = dialog.getByRole('combobox', { name: 'Step 1 calls' });
      await calls.focus();
      await page.keyboard.type('Mary');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Escape');
      await dialog.getByRole('button', { name: 'Add a step' }).click();
      await dialog.getByRole('combobox', { name: 'Step 2 calls' }).focus();
      await page.keyboard.type('SRE Lead');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      const again = dialog.getByLabel('Call again after (minutes)');
      await again.fill('3');
      await preview.focus();
      await page.keyboard.press('Enter');
      await dialog.getByRole('alert').first().waitFor();
      await again.fill('30');
      await preview.focus();
      await page.keyboard.press('Enter');
      await dialog.getByText('Who it would call now').waitFor();
      await dialog.getByText(/Step 2 reaches nobody from/).waitFor();
      expect(await accessibilityProblems(page)).toEqual([]);
      await dialog.getByRole('button', { name: 'Save' }).click();
      await page.waitForURL(/\/on-call\/paths\/[0-9a-f-]{36}$/);
      await page.getByRole('heading', { name: 'Fraud first 🚨' }).waitFor();
      await page.getByText(/Then everybody on it and everybody on call is notified every/).waitFor();
      await page.getByText(/it calls again from the first step 30 minutes after each acknowledgement/).waitFor();
      await page.goto('/on-call');
      await page.getByRole('link', { name: 'Fraud first 🚨' }).waitFor();
    });
  });

  test.each([
    ['in dark on a wide screen', { scheme: 'dark' }],
    ['in light on a phone', { width: 390 }],
  ] as const)('is read %s', async (_, look) => {
    await as(
      people.mary,
      async (page) => {
        await page.goto('/on-call');
        await page.getByRole('link', { name: 'Fraud first 🚨' }).click();
        await page.getByRole('heading', { name: 'Steps' }).waitFor();
        expect([await overflowOf(page), await accessibilityProblems(page)]).toEqual([0, []]);
        await expectOff(page, 'Change the path');
      },
      look,
    );
  });
});

describe('schedules and paths of another product', () => {
  const user = { id: 'PA', name: 'Ada', email: people.ada.email };
  const rule = (id: string, type: string) => ({
    escalation_delay_in_minutes: 5,
    targets: [{ id, type, summary: 'Zoë <b> 🐢' }],
  });
  const layer = {
    name: 'Weekly',
    end: null,
    rotation_virtual_start: '2026-10-05T09:00:00+02:00',
    rotation_turn_length_seconds: 604_800,
    users: [{ user: { id: 'PA' } }],
  };
  const file = (name: string, content: unknown) => ({
    name,
    mimeType: 'application/json',
    buffer: Buffer.from(typeof content === 'string' ? content : JSON.stringify(content)),
  });
  const exported = {
    users: [user],
    schedules: Array.from({ length: 30 }, (_, nth) => ({
      id: `S${nth}`,
      name: `Rota ${nth} 🚀 ${'longer'.repeat(nth % 8)}`,
      time_zone: 'Europe/Zurich',
      schedule_layers: [layer],
    })),
    escalation_policies: [
      { name: 'First 🐢', num_loops: 1, teams: [], escalation_rules: [rule('S0', 'schedule_reference')] },
      { name: 'Nobody’s', teams: [], escalation_rules: [rule('X', 'user_reference')] },
    ],
  };

  test.each([
    ['in light on a wide screen', {}],
    ['in dark on a phone', { scheme: 'dark', width: 390 }],
  ] as const)('are looked at before they are taken over, a broken file named as such, %s', async (_, look) => {
    await as(
      people.ada,
      async (page) => {
        await page.goto('/on-call');
        await page.getByRole('button', { name: 'Import schedules and paths' }).click();
        const dialog = page.getByRole('dialog');
        const chosen = page.locator('input[type=file]');
        const preview = dialog.getByRole('button', { name: 'Preview' });
        await chosen.setInputFiles(file('broken.json', '{"schedules": "no"'));
        await preview.click();
        await dialog.getByText('The file is not an export from this product.').waitFor();
        await chosen.setInputFiles(file('pagerduty.json', exported));
        await preview.click();
        await dialog.getByText('Rota 29 🚀', { exact: false }).waitFor();
        await dialog.getByText('Zoë <b> 🐢 has no e-mail in the file', { exact: false }).waitFor();
        expect([await overflowOf(page), await accessibilityProblems(page)]).toEqual([0, []]);
      },
      look,
    );
  });
});

const expectOff = async (page: Page, name: string): Promise<void> =>
  expect(await page.getByRole('button', { name }).getAttribute('aria-disabled')).toBe('true');

describe('readiness', () => {
  test.each([
    ['in dark on a wide screen', { scheme: 'dark' }],
    ['in light on a phone', { width: 390 }],
  ] as const)('shows who cannot be reached, load, coverage and one’s calendars %s', async (_, look) => {
    await as(
      people.ada,
      async (page) => {
        await page.goto('/on-call/readiness');
        const list = page.getByRole('list', { name: 'Readiness' });
        await list.getByText('not ready').first().waitFor();
        await page.getByRole('list', { name: 'Coverage' }).getByText('On-call list').waitFor();
        expect([await overflowOf(page), await accessibilityProblems(page)]).toEqual([0, []]);
      },
      look,
    );
  });

  test('gives a calendar whose address is shown once, and reads as iCalendar', async () => {
    await as(people.ada, async (page) => {
      await page.goto('/on-call/readiness');
      await page.getByRole('button', { name: 'Subscribe in a calendar' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button').last().click();
      const url = await dialog.getByText(/\/v1\/calendars\/read\//).textContent();
      const read = await fetch(new URL(new URL(url ?? '').pathname, muster.url));
      expect([read.status, read.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
      expect(await read.text()).toMatch(/^BEGIN:VCALENDAR\r\n/);
    });
  });
});
