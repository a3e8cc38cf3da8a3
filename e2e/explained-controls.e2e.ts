import { answerOf } from '@muster/api-client';
import type { Browser, Locator, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { approve } from '../demo/organisation/found-organisation.ts';
import { signIn } from '../demo/organisation/member.ts';
import { openBrowser } from './browser.ts';
import { accessibilityProblems } from './stage/axe.ts';
import { foundCast, people } from './stage/cast.ts';
import { startMusterServer, type MusterServer } from './stage/muster-server.ts';
import { saidOfFocused } from './stage/said-of-focused.ts';
import { openPage, signInOn } from './stage/watched-page.ts';

/** What pages say before somebody tries what they may not do, and how forms report errors. */
let muster: MusterServer;
let browser: Browser;
let integration: string;

beforeAll(async () => {
  muster = await startMusterServer();
  browser = await openBrowser();
  await foundCast(muster.setUpLink);
  const [governance, sre] = [await signIn(muster.url, people.founder), await signIn(muster.url, people.ada)];
  await answerOf(governance.api.POST('/v1/teams', { body: { name: 'Fraud models' } }));
  const bot = await answerOf(governance.api.POST('/v1/service-accounts', { body: { name: 'deploy-bot' } }));
  await answerOf(
    governance.api.POST('/v1/service-accounts/{id}/issue-key', {
      params: { path: { id: bot.id } },
      body: { scopes: ['incidents:read'], expiresInDays: 30 },
    }),
  );
  const made = await answerOf(sre.api.POST('/v1/integrations', { body: { name: 'prod' } }));
  integration = `/settings/integrations/${made.id}`;
  const channel = { name: 'pager', url: 'env:MUSTER_SECRET_PAGER' };
  const { approval = '' } = await answerOf(sre.api.POST('/v1/channels', { body: channel }));
  await approve(governance, approval);
});

afterAll(async () => {
  await browser.close();
  await muster.end();
});

type Who = Parameters<typeof signInOn>[1];

async function as(who: Who, act: (page: Page) => Promise<void>, look: { width?: number } = {}): Promise<void> {
  const watched = await openPage(browser, { origin: muster.url, ...look });
  try {
    await signInOn(watched.page, who);
    await act(watched.page);
    expect(watched.complaints).toEqual([]);
  } finally {
    await watched.close();
  }
}

/** The explanation linked to a disabled control, clause included; empty if it is enabled. */
async function whyOff(control: Locator): Promise<string> {
  await control.waitFor();
  if ((await control.getAttribute('aria-disabled')) !== 'true') return '';
  const id = await control.getAttribute('aria-describedby');
  return (await control.page().locator(`[id="${id}"]`).innerText()).trim();
}

const button = (page: Page | Locator, name: string | RegExp) => page.getByRole('button', { name, exact: true });

/** Every restricted control: its page, and the clause that says who may use it. */
const controls: readonly (readonly [path: () => string, name: string | RegExp, clause: string])[] = [
  [() => '/settings/members', 'Invite', '1.1'],
  [() => '/settings/members', /^Revoke mk_/, '1.1'],
  [() => '/settings/channels', 'Add', '6.2'],
  [() => '/settings/channels', 'Test pager', '6.2'],
  [() => '/settings/channels', 'Remove pager', '6.2'],
  [() => integration, 'New key', '2.1'],
  [() => integration, 'Remove', '2.1'],
  [() => integration, 'Save', '2.1'],
  [() => '/on-call', 'Move Grace Hopper up', '2.1'],
  [() => '/on-call', 'Put on call', '2.1'],
  [() => '/ledger', 'Verify the whole ledger', '7.5'],
  [() => '/ledger', 'Export', '7.5'],
];

/** Controls with nothing to do on a freshly opened page. */
const waiting: ReadonlySet<string | RegExp> = new Set(['Add', 'Save', 'Put on call', 'Move Grace Hopper up']);

describe('what only some may do [GOV 2.10, 7.6]', () => {
  test('keeps its place for everybody else, off, with who could and by which clause', async () => {
    await as(people.mary, async (page) => {
      for (const [path, name, clause] of controls) {
        await page.goto(path());
        // A verdict on one thing is known only once it has loaded; until then its controls wait.
        await expect
          .poll(async () => whyOff(button(page, name)), { timeout: 15_000, message: `${path()} ${name}` })
          .not.toBe('');
        const why = await whyOff(button(page, name));
        expect(why, `${path()} ${name}`).toMatch(/^Only .*Platform Governance/);
        expect(why, `${path()} ${name}`).toMatch(new RegExp(`${clause.replaceAll('.', '\\.')}$`));
      }
      await page.goto('/settings/members');
      for (const name of [/^(Assign|Change) SRE Lead$/, 'Add somebody to Fraud models'])
        expect(await button(page, name).getAttribute('aria-disabled'), String(name)).toBe('true');
      expect(await accessibilityProblems(page)).toEqual([]);
      await page.getByRole('button', { name: /Ada Lovelace/ }).click();
      const dialog = page.getByRole('dialog', { name: 'Ada Lovelace' });
      expect(await whyOff(button(dialog, 'Grant a role'))).toMatch(/1\.1$/);
      expect(await whyOff(button(dialog, 'Revoke ML Platform SRE'))).toMatch(/1\.1$/);
      expect(await accessibilityProblems(page)).toEqual([]);
    });
  });

  test('says why to whoever presses it, by key or by touch, and to no server', async () => {
    await as(people.mary, async (page) => {
      const writes: string[] = [];
      page.on('request', (request) => {
        if (request.method() !== 'GET') writes.push(`${request.method()} ${request.url()}`);
      });
      await page.goto('/settings/channels');
      await button(page, 'Remove pager').focus();
      await page.keyboard.press('Enter');
      expect(await page.evaluate('document.activeElement.textContent')).toMatch(/^Only .*6\.2$/);
      await page.keyboard.press('Tab');
      expect(await page.evaluate('document.activeElement.getAttribute("aria-label")')).toBe('Clause 6.2');
      expect(writes).toEqual([]);
    });
  });

  test('can be used by whoever may', async () => {
    const usable = async (page: Page, wanted: (clause: string) => boolean) => {
      for (const [path, name, clause] of controls.filter(([, , clause]) => wanted(clause))) {
        await page.goto(path());
        const control = button(page, name);
        // Disabled until permissions are known, and while there is nothing to send.
        if (!waiting.has(name)) await expect.poll(async () => control.isEnabled(), { timeout: 15_000 }).toBe(true);
        expect(await whyOff(control), `${path()} ${name} ${clause}`).toBe('');
      }
    };
    await as(people.founder, async (page) => usable(page, () => true));
    await as(people.ada, async (page) => usable(page, (clause) => clause === '6.2' || clause === '2.1'));
  });
});

describe('a form', () => {
  test('says under each wrong field what is wrong with it, in the field’s own name, and goes to the first', async () => {
    await as(people.founder, async (page) => {
      await page.goto('/settings/members');
      await button(page, 'Invite').click();
      const dialog = page.getByRole('dialog', { name: 'Invite a member' });
      await dialog.getByLabel('Name').fill('Ada again');
      await dialog.getByLabel('E-mail').fill('nowhere');
      await button(dialog, 'Invite a member').click();
      await dialog.getByText(/^E-mail does not have the right form/).waitFor();
      expect(await saidOfFocused(page)).toBe('E-mail does not have the right form. Write it as name@example.org.');
      expect(await dialog.innerText()).not.toContain('Fix the fields');
      expect(await accessibilityProblems(page)).toEqual([]);
      await dialog.getByLabel('E-mail').fill(people.ada.email);
      await button(dialog, 'Invite a member').click();
      await dialog.getByText(/^E-mail belongs to a member/).waitFor();
      expect(await saidOfFocused(page)).toBe(
        'E-mail belongs to a member. Find them in the list of members, and give them a new link or reinstate them.',
      );
      expect(await dialog.getByLabel('Name').getAttribute('aria-invalid')).toBeNull();
    });
  });

  test('says of a part that is folded away, too, by opening it', async () => {
    await as(people.founder, async (page) => {
      await page.goto('/incidents/declare');
      await page.getByLabel('What is wrong').fill('Slow model');
      await page.getByText('Add details or raise the severity').click();
      await page.getByLabel('Description').fill('x'.repeat(200_000));
      await page.getByText('Add details or raise the severity').click();
      await button(page, 'Declare now').click();
      await page.getByText(/^Description must have at most/).waitFor();
      expect(await saidOfFocused(page)).toMatch(/^Description must have at most \d+ characters\.$/);
    });
  });

  test('sends nothing that it can see to be wrong, and says so where it is', async () => {
    await as(people.ada, async (page) => {
      await page.goto(integration);
      await page.getByLabel('Severity of each value, one per line').fill('critical means the worst');
      await button(page, 'Save').click();
      expect(await saidOfFocused(page)).toBe('“critical means the worst” is not in the form value = SEV-1.');
      await page.getByLabel('Severity of each value, one per line').fill('critical = SEV-1');
      await button(page, 'Save').click();
      await button(page, 'Saved').waitFor();
      expect(await page.locator('[aria-invalid="true"]').count()).toBe(0);
    });
  });

  test('tells the name of a part of what was typed into one field', async () => {
    await as(
      people.founder,
      async (page) => {
        await page.goto('/settings/members');
        await page.getByRole('button', { name: /^New key/ }).click();
        const dialog = page.getByRole('dialog', { name: 'Issue a key' });
        await dialog.getByLabel('Scopes').fill('incidents:read');
        await page.keyboard.press('ArrowDown');
        await page.keyboard.press('Enter');
        await dialog.getByLabel('Days').fill('99999');
        await button(dialog, 'Issue a key').click();
        await page.getByText(/^Days is more than the policy allows/).waitFor();
        expect(await saidOfFocused(page)).toMatch(/^Days is more than the policy allows\. Use at most \d+\./);
      },
      { width: 390 },
    );
  });

  test('for a password says what was refused beside it, and takes a fit one [GOV 7.7]', async () => {
    await as(people.governance, async (page) => {
      await page.getByRole('button', { name: /Gustav Gross/ }).click();
      await page.getByRole('menuitem', { name: 'Profile and password' }).click();
      await page.getByRole('heading', { name: 'Profile' }).waitFor();
      const type = async (...passwords: readonly [string, string, string]) => {
        for (const [index, password] of passwords.entries())
          await page.locator('main input[type=password]').nth(index).fill(password);
        await page.getByRole('button', { name: 'Change password' }).click();
      };
      const next = 'another long sentence of Gustav';
      await type(people.governance.password, next, `${next}!`);
      await page.getByText('The passwords do not match.').waitFor();
      expect(await saidOfFocused(page)).toBe('The passwords do not match.');
      await type('not the current one', next, next);
      await page.getByText(/^Current password is wrong\./).waitFor();
      expect(await saidOfFocused(page)).toMatch(/^Current password is wrong\. Try again, or ask/);
      await type(people.governance.password, 'é'.repeat(40), 'é'.repeat(40));
      await page.getByText(/^New password has more than 72 bytes/).waitFor();
      expect(await saidOfFocused(page)).toMatch(/^New password has more than 72 bytes.*7\.7$/);
      expect(await accessibilityProblems(page)).toEqual([]);
      await type(people.governance.password, next, next);
      await page.getByRole('status').getByText('Your password has been changed.').waitFor();
      expect(await page.locator('main input[type=password]').first().inputValue()).toBe('');
      expect(await accessibilityProblems(page)).toEqual([]);
      await page.reload();
      await page.getByRole('heading', { name: 'Profile' }).waitFor();
    });
  });
});
