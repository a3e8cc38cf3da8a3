import { answerOf } from '@muster/api-client';
import type { Browser, Locator, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signIn, type Member } from '../demo/organisation/member.ts';
import { openBrowser } from './browser.ts';
import { accessibilityProblems } from './stage/axe.ts';
import { foundCast, people } from './stage/cast.ts';
import { startMusterServer, type MusterServer } from './stage/muster-server.ts';
import { openPage, signInOn, type PageOptions } from './stage/watched-page.ts';

/** What the members page shows about access, and what Platform Governance does about it there. */
let muster: MusterServer;
let browser: Browser;
let governance: Member;
let mary: Member;

beforeAll(async () => {
  muster = await startMusterServer();
  browser = await openBrowser();
  await foundCast(muster.setUpLink);
  governance = await signIn(muster.url, people.founder);
  mary = await signIn(muster.url, people.mary);
  await answerOf(governance.api.POST('/v1/members', { body: { name: 'Emmy Noether', email: 'emmy@example.org' } }));
  await answerOf(
    governance.api.POST('/v1/members/{id}/suspend', {
      params: { path: { id: mary.id } },
      body: { reason: 'on leave' },
    }),
  );
});

afterAll(async () => {
  await browser.close();
  await muster.end();
});

async function onMembers(
  who: Parameters<typeof signInOn>[1],
  look: Omit<PageOptions, 'origin'>,
  act: (page: Page) => Promise<void>,
): Promise<void> {
  const watched = await openPage(browser, { origin: muster.url, ...look });
  try {
    await signInOn(watched.page, who);
    await watched.page.goto('/settings/members');
    await act(watched.page);
    expect(watched.complaints).toEqual([]);
  } finally {
    await watched.close();
  }
}

const rowOf = (page: Page, name: string) =>
  page.getByRole('row').filter({ has: page.getByRole('button', { name: new RegExp(name) }) });

const WIDE = { width: 1280, height: 800 } as const;
const PHONE = { width: 390, height: 844 } as const;

describe.each([
  ['on a phone', PHONE],
  ['on a wide screen', WIDE],
])('%s', (_where, size) => {
  test.each(['light', 'dark'] as const)(
    'in %s whoever is suspended or invited does not look active',
    async (scheme) => {
      await onMembers(people.founder, { ...size, scheme }, async (page) => {
        for (const [name, state] of [
          [people.mary.name, 'suspended'],
          ['Emmy Noether', 'invited'],
        ] as const) {
          const chip = rowOf(page, name).getByText(state, { exact: true });
          await chip.waitFor();
          // Fully visible: a cell that is too narrow would clip it silently.
          expect(await rightOf(chip), `${name} ${state}`).toBeLessThanOrEqual(await rightOf(chip.locator('..')));
        }
        expect(await rowOf(page, people.ada.name).locator('.chip').count()).toBe(0);
        expect(await page.evaluate(OVERFLOW)).toBe(0);
        await rowOf(page, people.mary.name).getByRole('button').click();
        const dialog = page.getByRole('dialog', { name: people.mary.name });
        await dialog.getByText('Cannot sign in; their roles have no effect while suspended.').waitFor();
        await dialog.getByRole('button', { name: 'Reinstate' }).waitFor();
        expect(await accessibilityProblems(page)).toEqual([]);
      });
    },
  );
});

const OVERFLOW = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';

const rightOf = async (thing: Locator): Promise<number> => {
  const box = await thing.boundingBox();
  return (box?.x ?? 0) + (box?.width ?? 0);
};

test('roles are called as the policy calls them, those that act and those that are called', async () => {
  const ada = await signIn(muster.url, people.ada);
  await answerOf(
    governance.api.POST('/v1/contact-roles/{role}/assign', {
      params: { path: { role: 'compliance' } },
      body: { principalId: ada.id },
    }),
  );
  await onMembers(people.ada, WIDE, async (page) => {
    await rowOf(page, people.ada.name).getByText('ML Platform SRE', { exact: true }).waitFor();
    await page.goto('/settings/profile');
    await page.getByText('ML Platform SRE', { exact: true }).waitFor();
    const contact = page.getByText('Compliance team', { exact: true });
    await contact.waitFor();
    await expect.poll(async () => contact.count()).toBe(1);
  });
});

test('on a phone the roles of an active member stand one step after the name', async () => {
  await onMembers(people.founder, PHONE, async (page) => {
    const row = rowOf(page, people.ada.name);
    const roles = row.getByRole('cell').last();
    await roles.getByText('ML Platform SRE').waitFor();
    const name = row.getByRole('cell').first();
    expect(((await roles.boundingBox())?.x ?? 0) - (await rightOf(name))).toBe(8);
  });
});

test('a role is granted and taken away, a team renamed from the palette, a key issued and shown once [GOV 1.1]', async () => {
  await answerOf(governance.api.POST('/v1/teams', { body: { name: 'Fraud' } }));
  await onMembers(people.founder, WIDE, async (page) => {
    await rowOf(page, people.ada.name).getByRole('button').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Grant a role' }).click();
    await dialog.getByLabel('Which role?').selectOption({ label: 'Data Engineer' });
    await dialog.getByLabel('Why?').fill('looks after features');
    await dialog.getByRole('button', { name: 'Grant a role' }).click();
    await dialog.getByRole('button', { name: 'Revoke Data Engineer' }).click();
    await dialog.getByText(/loses the Data Engineer role immediately/).waitFor();
    await dialog.getByRole('button', { name: 'Revoke the role' }).click();
    await dialog.getByRole('button', { name: 'Grant a role' }).waitFor();
    await expect.poll(() => dialog.getByText('Data Engineer').count(), { timeout: 10_000 }).toBe(0);
    await page.keyboard.press('Escape');

    await page.keyboard.press('ControlOrMeta+k');
    await page.getByRole('combobox', { name: 'Search or run an action' }).fill('rename fraud');
    await page.getByRole('option', { name: 'Rename Fraud' }).click();
    await dialog.getByLabel('Name').fill('Payments');
    await dialog.getByRole('button', { name: 'Rename the team' }).click();
    await page.getByRole('button', { name: 'Rename Payments' }).waitFor();

    await page.getByRole('button', { name: 'Create a service account' }).click();
    await dialog.getByLabel('Name').fill('deploy-bot');
    await dialog.getByRole('button', { name: 'Create a service account' }).click();
    await page.getByRole('button', { name: 'New key for deploy-bot' }).click();
    await dialog.getByLabel('Scopes').fill('incidents:read');
    await page.getByRole('option', { name: 'incidents:read' }).click();
    await dialog.getByLabel('Days').fill('30');
    await dialog.getByRole('button', { name: 'Issue a key' }).click();
    const key = (await dialog.getByText(/^mk_/).textContent()) ?? '';
    await dialog.getByRole('button', { name: 'Done' }).click();
    expect(await page.locator('body').innerText()).not.toContain(key.split('_').slice(2).join('_'));
  });
});

describe('a suspended member [GOV 1.1]', () => {
  test('cannot be reinstated by who is not of Platform Governance, who is told why', async () => {
    await onMembers(people.ada, WIDE, async (page) => {
      await rowOf(page, people.mary.name).getByRole('button').click();
      const dialog = page.getByRole('dialog', { name: people.mary.name });
      await expect
        .poll(async () => dialog.getByRole('button', { name: 'Reinstate' }).getAttribute('aria-disabled'))
        .toBe('true');
      await dialog
        .getByText(/^Only Platform Governance/)
        .first()
        .waitFor();
    });
  });

  test('is reinstated on a phone with a reason, and chooses a new password', async () => {
    let link = '';
    await onMembers(people.founder, PHONE, async (page) => {
      await rowOf(page, people.mary.name).getByRole('button').click();
      const dialog = page.getByRole('dialog', { name: people.mary.name });
      await dialog.getByRole('button', { name: 'Reinstate' }).click();
      const asked = page.getByRole('dialog', { name: 'Reinstate' });
      expect(await asked.getByLabel('Why reinstate?').getAttribute('required')).not.toBeNull();
      await asked.getByLabel('Why reinstate?').fill('back from leave');
      await asked.getByRole('button', { name: 'Reinstate' }).click();
      link = (await page.getByText('/invitation#token=').textContent())?.trim() ?? '';
      await page.getByRole('button', { name: 'Done' }).click();
      await dialog.getByRole('status').getByText('invited', { exact: true }).waitFor();
      await dialog.getByRole('button', { name: 'Suspend' }).waitFor();
    });
    const token = new URLSearchParams(new URL(link).hash.slice(1)).get('token') ?? '';
    await answerOf(mary.api.POST('/v1/invitations/accept', { body: { token, password: people.mary.password } }));
    await onMembers(people.mary, PHONE, async (page) => rowOf(page, people.mary.name).waitFor());
    expect((await mary.api.GET('/v1/members')).response.status).toBe(401);
  });
});
