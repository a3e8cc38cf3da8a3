import { answerOf } from '@muster/api-client';
import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CLIENT, startProvider } from '../apps/server/src/areas/sso/testing/provider.ts';
import { signIn } from '../demo/organisation/member.ts';
import { openBrowser } from './browser.ts';
import { accessibilityProblems } from './stage/axe.ts';
import { foundCast, people } from './stage/cast.ts';
import { startMusterServer, type MusterServer } from './stage/muster-server.ts';
import { openPage, signInOn, type PageOptions } from './stage/watched-page.ts';

/** Single sign-on in a browser with a real OpenID provider: set up, linked, used, and refused. */
let muster: MusterServer;
let browser: Browser;
let provider: Awaited<ReturnType<typeof startProvider>>;

beforeAll(async () => {
  muster = await startMusterServer({ MUSTER_ALLOW_PRIVATE: '127.0.0.1' });
  browser = await openBrowser();
  await foundCast(muster.setUpLink);
  provider = await startProvider([`${muster.url}/sign-on/example`]);
});

afterAll(async () => {
  await browser.close();
  await muster.end();
  await provider.close();
});

async function inBrowser(act: (page: Page) => Promise<void>, look: Partial<PageOptions> = {}): Promise<void> {
  const watched = await openPage(browser, { origin: muster.url, ...look });
  try {
    await act(watched.page);
    expect(watched.complaints).toEqual([]);
  } finally {
    await watched.close();
  }
}

const overflowOf = async (page: Page): Promise<unknown> =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');

test('Platform Governance adds a provider, tests it and turns it on', async () => {
  await inBrowser(async (page) => {
    await signInOn(page, people.governance);
    await page.goto('/settings/sign-on');
    await page.getByText('No identity providers. Members sign in with a password only.').waitFor();
    await page.getByRole('button', { name: 'Add a provider' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill('example');
    await dialog.getByLabel(/Text of the sign-in button/).fill('Example ID');
    await dialog.getByLabel('Issuer').fill(provider.issuer);
    await dialog.getByLabel('Client id').fill(CLIENT.id);
    await dialog.locator('input[type=password]').fill('not the secret');
    await dialog.getByRole('button', { name: 'Add an identity provider' }).click();
    await page.getByText(`${muster.url}/sign-on/example`).waitFor();

    await page.getByRole('button', { name: 'Test Example ID' }).click();
    await page.getByText('It does not accept this client id and secret.').waitFor();
    await page.getByRole('button', { name: 'Set the client secret' }).click();
    await page.getByRole('dialog').locator('input[type=password]').fill(CLIENT.secret);
    await page.getByRole('dialog').getByRole('button', { name: 'Set the client secret' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Test Example ID' }).click();
    await page.getByText('✓ It works.').waitFor();
    await page.getByRole('button', { name: 'Turn on' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Turn on' }).click();
    await page.getByRole('heading', { name: 'Example ID: on' }).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
  });
});

test('a member links an account with their password, signs in by it, and lands where they were going', async () => {
  provider.state.signsIn = 'ada-at-example';
  await inBrowser(async (page) => {
    await signInOn(page, people.ada);
    await page.goto('/settings/profile');
    await page.getByLabel('Your Muster password, to link Example ID').fill(people.ada.password);
    await page.getByRole('button', { name: 'Link Example ID' }).click();
    await page.getByText(/Example ID, linked/).waitFor();
  });
  await inBrowser(async (page) => {
    await page.goto('/incidents');
    await page.getByRole('button', { name: 'Continue with Example ID' }).click();
    await page.getByRole('heading', { level: 1, name: 'Incidents' }).waitFor();
    expect(new URL(page.url()).search).not.toContain('code');
    await page.goto('/settings/profile');
    await page.getByText(people.ada.email).first().waitFor();
  });
});

test('a group stands for a role; a sign-in proposes it, and another hand accepts it [GOV 1.1]', async () => {
  provider.state.signsIn = 'ada-at-example';
  provider.accounts.set('ada-at-example', { groups: ['engineers 🐢', 'data'] });
  await inBrowser(async (page) => {
    await signInOn(page, people.governance);
    await page.goto('/settings/sign-on');
    for (const [group, role] of [
      ['engineers 🐢', 'ML Engineer'],
      ['data', 'Data Engineer'],
    ] as const) {
      await page.getByRole('button', { name: 'Map a group' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel(/Which identity provider/).fill('example');
      await dialog.getByLabel(/Which group/).fill(group);
      await dialog.getByLabel('Which role?').selectOption({ label: role });
      await dialog.getByRole('button', { name: 'Map a group' }).click();
      await page.getByRole('button', { name: `Remove ${group}` }).waitFor();
    }
  });
  await inBrowser(async (page) => {
    await page.goto('/sign-in');
    await page.getByRole('button', { name: 'Continue with Example ID' }).click();
    await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
  });
  await inBrowser(async (page) => {
    await signInOn(page, people.governance);
    await page.goto('/settings/sign-on');
    await page.getByRole('button', { name: 'Accept ML Engineer' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Accept' }).click();
    await page.getByRole('button', { name: 'Accept ML Engineer' }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Accept Data Engineer' }).waitFor();
  });
  const { api, id } = await signIn(muster.url, people.ada);
  const members = (await answerOf(api.GET('/v1/members'))).items;
  expect(JSON.stringify(members.find((each) => each.id === id))).toContain('ml-engineer');
});

test('somebody who has an account there and none here is told so, and is not in', async () => {
  provider.state.signsIn = 'a-stranger';
  await inBrowser(async (page) => {
    await page.goto('/sign-in');
    await page.getByRole('button', { name: 'Continue with Example ID' }).click();
    await page.getByText('No member of this organisation is linked to this account at Example ID.').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('link', { name: 'Go to the sign-in page' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  });
});

test('an invited person joins by their account, without a password', async () => {
  provider.state.signsIn = 'newcomer-at-example';
  const { api } = await signIn(muster.url, people.governance);
  const { url } = await answerOf(
    api.POST('/v1/members', { body: { name: 'Nora Newcomer', email: 'nora@example.org' } }),
  );
  await inBrowser(async (page) => {
    await page.goto(url);
    await page.getByRole('button', { name: 'Continue with Example ID' }).click();
    await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
    await page.goto('/settings/profile');
    await page.getByText('nora@example.org').first().waitFor();
    await expect.poll(async () => page.getByText(/Example ID, linked/).count()).toBe(1);
  });
});

test('the pages fit on a phone in dark, and can be read by everybody', async () => {
  await inBrowser(
    async (page) => {
      await page.goto('/sign-in');
      await page.getByRole('button', { name: 'Continue with Example ID' }).waitFor();
      expect(await accessibilityProblems(page)).toEqual([]);
      expect(await overflowOf(page)).toBe(0);
      await signInOn(page, people.governance);
      for (const [path, sign] of [
        ['/settings/sign-on', 'Proposed by groups'],
        ['/settings/sign-on', 'Example ID: on'],
        ['/settings/profile', 'Single sign-on'],
      ] as const) {
        await page.goto(path);
        await page.getByRole('heading', { name: sign }).first().waitFor();
        expect(await accessibilityProblems(page)).toEqual([]);
        expect(await overflowOf(page), path).toBe(0);
      }
    },
    { width: 390, scheme: 'dark' },
  );
});
