import { answerOf, createMusterClient, type Incident } from '@muster/api-client';
import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signIn, type Member } from '../demo/organisation/member.ts';
import { openBrowser } from './browser.ts';
import { accessibilityProblems } from './stage/axe.ts';
import { people } from './stage/cast.ts';
import { startMusterServer, type MusterServer } from './stage/muster-server.ts';
import { openPage, signInOn, type WatchedPage } from './stage/watched-page.ts';

/** The pages in a real browser under their real content security policy: any complaint is a failure. */
let muster: MusterServer;
let browser: Browser;
let founder: Member;
let invitation: string;
let incident: Incident;

beforeAll(async () => {
  muster = await startMusterServer();
  browser = await openBrowser();
});

afterAll(async () => {
  await browser.close();
  await muster.end();
});

async function onPage<T>(given: Partial<Parameters<typeof openPage>[1]>, act: (page: Page) => Promise<T>): Promise<T> {
  const watched: WatchedPage = await openPage(browser, { origin: muster.url, ...given });
  try {
    const result = await act(watched.page);
    expect(watched.complaints).toEqual([]);
    return result;
  } finally {
    await watched.close();
  }
}

describe('coming in', () => {
  test('whoever holds the one-time link sets Muster up and gets links for the others [GOV 0.1, 1.1]', async () => {
    invitation = await onPage({}, async (page) => {
      await page.goto(muster.setUpLink);
      await page.getByLabel('Organisation').fill('Example ML Platform');
      const you = page.getByRole('group', { name: 'You, a member of Platform Governance' });
      await you.getByLabel('Name').fill(people.founder.name);
      await you.getByLabel('E-mail').fill(people.founder.email);
      await you.locator('input[type=password]').fill(people.founder.password);
      const others = page.getByRole('group', { name: 'The other members of Platform Governance' });
      await others.getByLabel('Name').fill(people.governance.name);
      await others.getByLabel('E-mail').fill(people.governance.email);
      expect(await accessibilityProblems(page)).toEqual([]);
      await page.getByRole('button', { name: 'Put the policy in force' }).click();
      await page.getByRole('heading', { name: 'The policy is in force' }).waitFor();
      expect(await accessibilityProblems(page)).toEqual([]);
      return (await page.getByText('/invitation#token=').first().innerText()).trim();
    });
    await onPage({}, async (page) => {
      await page.goto(muster.setUpLink);
      await page.getByRole('heading', { name: 'Muster is set up' }).waitFor();
    });
  });

  test('an invitation is accepted with a password alone, once', async () => {
    const accept = async (page: Page) => {
      await page.goto(invitation);
      await page.locator('input[type=password]').fill(people.governance.password);
      await page.getByRole('button', { name: 'Join' }).click();
    };
    await onPage({}, async (page) => {
      await page.goto(invitation);
      await page.getByRole('heading', { name: 'Join Muster' }).waitFor();
      expect(await accessibilityProblems(page)).toEqual([]);
      await accept(page);
      await page.getByRole('heading', { name: 'Welcome' }).waitFor();
    });
    await onPage({}, async (page) => {
      await accept(page);
      await page.getByRole('alert').waitFor();
    });
  });

  test('signing in leads to the page that was asked for; what was wrong is not told', async () => {
    await onPage({}, async (page) => {
      await page.goto('/settings/members');
      await page.waitForURL(/sign-in/);
      const tries = [
        [people.founder.email, 'not the password at all'],
        ['nobody@example.org', people.founder.password],
      ] as const;
      const answers: string[] = [];
      for (const [email, password] of tries) {
        await page.getByLabel('E-mail').fill(email);
        await page.locator('input[type=password]').fill(password);
        const [answer] = await Promise.all([
          page.waitForResponse(
            (response) => response.url().endsWith('/v1/session') && response.request().method() === 'POST',
          ),
          page.getByRole('button', { name: 'Sign in' }).click(),
        ]);
        expect(answer.status()).toBe(401);
        answers.push(await page.getByRole('alert').innerText());
      }
      expect(new Set(answers).size).toBe(1);
      await page.getByLabel('E-mail').fill(people.founder.email);
      await page.locator('input[type=password]').fill(people.founder.password);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.waitForURL(/settings\/members/);
      await page.getByRole('heading', { name: /^Members/ }).waitFor();
    });
  });
});

describe('an incident', () => {
  test('is declared with a title alone, from the keyboard, in a few seconds [GOV 2.1, 3.1.1]', async () => {
    await onPage({}, async (page) => {
      await signInOn(page, people.founder);
      await page.getByRole('heading', { name: 'Overview' }).waitFor();
      await page.keyboard.press('d');
      await page.getByLabel('What is wrong').fill('Fraud model p99 over 2 s');
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/incidents\/INC-/);
      await page.getByRole('heading', { name: 'Fraud model p99 over 2 s' }).waitFor();
    });
    founder = await signIn(muster.url, people.founder);
    const { items } = await answerOf(founder.api.GET('/v1/incidents'));
    incident = await answerOf(
      founder.api.GET('/v1/incidents/{code}', { params: { path: { code: items[0]?.code ?? '' } } }),
    );
    expect(incident.unclassified).toBe(true);
  });

  test('says what, how bad, whose and until when, and its header never scrolls away', async () => {
    await onPage({ height: 500 }, async (page) => {
      await signInOn(page, people.founder);
      await page.goto(`/incidents/${incident.code}`);
      const header = page.locator('.incident-header');
      await header.getByRole('heading', { name: incident.title }).waitFor();
      for (const words of [incident.severity, 'declared', 'no commander', incident.code]) {
        await header.getByText(words, { exact: false }).first().waitFor();
      }
      const left = header.locator('.next-deadline-left');
      const before = await left.innerText();
      await expect.poll(async () => left.innerText(), { timeout: 5000 }).not.toBe(before);
      await page.evaluate('window.scrollTo(0, document.body.scrollHeight)');
      await page.mouse.wheel(0, 2000);
      expect((await header.boundingBox())?.y).toBeGreaterThanOrEqual(0);
      await expect.poll(async () => header.getByRole('heading').isVisible()).toBe(true);
    });
  });

  test('tells that its page reached nobody, why, and what to do; the overview too [GOV 3.1.2]', async () => {
    await onPage({}, async (page) => {
      await signInOn(page, people.founder);
      for (const [path, words] of [
        [`/incidents/${incident.code}`, 'Nobody was reached. No channel or mail server is set up'],
        ['/', `Nobody was reached for ${incident.code}. No channel or mail server is set up`],
      ] as const) {
        await page.goto(path);
        const warning = page.getByRole('alert').filter({ hasText: words });
        await expect.poll(async () => warning.innerText()).toContain(people.governance.name);
        await warning.getByRole('link', { name: 'See who is on call' }).waitFor();
        await warning.getByRole('link', { name: 'Set up a channel' }).click();
        await page.waitForURL(/settings\/channels/);
      }
    });
  });

  test('is noted from the keyboard, and what is personal or secret does not come in [GOV 6.5, 6.6]', async () => {
    await onPage({}, async (page) => {
      await signInOn(page, people.founder);
      await page.goto(`/incidents/${incident.code}`);
      const composer = page.getByRole('region', { name: 'Timeline' }).getByRole('textbox').first();
      await composer.fill('kim@customer.example says so, password=hunter2-and-more');
      await composer.press('Control+Enter');
      await page.locator('.timeline-item', { hasText: 'says so' }).first().waitFor();
      const shown = await page.locator('.timeline').innerText();
      expect(shown).not.toContain('kim@customer.example');
      expect(shown).not.toContain('hunter2');
    });
  });

  test('what a reader may not do keeps its place and says why, with its clause', async () => {
    // The declarer stands in as commander; this reader may only see it.
    await onPage({}, async (page) => {
      await signInOn(page, people.governance);
      await page.goto(`/incidents/${incident.code}`);
      await page.getByRole('button', { name: 'More actions' }).click();
      const refused = page.getByRole('menuitem', { name: /Acknowledge/ });
      await expect.poll(async () => refused.getAttribute('aria-disabled')).toBe('true');
      await expect.poll(async () => refused.innerText()).toMatch(/2\.1/);
    });
  });
});

describe('from the keyboard', () => {
  test('the palette finds an incident and opens it; `?` tells the keys; Escape leaves', async () => {
    await onPage({}, async (page) => {
      await signInOn(page, people.founder);
      await page.getByRole('heading', { name: 'Overview' }).waitFor();
      await page.keyboard.press('?');
      await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
      expect(await accessibilityProblems(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox', { name: 'Search or run an action' }).fill('Fraud');
      await page
        .getByRole('option', { name: /Fraud model/ })
        .first()
        .waitFor();
      expect(await accessibilityProblems(page)).toEqual([]);
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/incidents\/INC-/);
    });
  });

  test('the ring of what has the focus in the palette lies clear of the header above it', async () => {
    await onPage({}, async (page) => {
      await signInOn(page, people.founder);
      await page.getByRole('heading', { name: 'Overview' }).waitFor();
      await page.keyboard.press('Control+k');
      await page.getByRole('option').first().waitFor();
      const room = await page.evaluate(`(() => {
        const { outlineStyle, outlineWidth, outlineOffset } = getComputedStyle(document.activeElement);
        const ring = outlineStyle === 'none' ? NaN : parseFloat(outlineWidth) + parseFloat(outlineOffset);
        const header = document.querySelector('[role=dialog] [class*=Modal-header]').getBoundingClientRect();
        return document.activeElement.getBoundingClientRect().top - header.bottom - ring;
      })()`);
      expect(room).toBeGreaterThanOrEqual(0);
    });
  });

  test('`j` and Enter walk a list', async () => {
    await onPage({}, async (page) => {
      await signInOn(page, people.founder);
      await page.goto('/incidents');
      await page.getByRole('link', { name: incident.title }).waitFor();
      await page.keyboard.press('j');
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/incidents\/INC-/);
      expect(new URL(page.url()).pathname).toBe(`/incidents/${incident.code}`);
    });
  });
});

test('a timeline tells of alerts between what people do, and of them alone where one asks for it [GOV 8.2]', async () => {
  const { url } = await answerOf(founder.api.POST('/v1/integrations', { body: { name: 'fleet' } }));
  const alert = (fingerprint: string) => ({
    status: 'firing',
    labels: { alertname: 'FeatureStoreStale', severity: 'warning' },
    annotations: {},
    startsAt: '2026-11-02T08:59:30Z',
    endsAt: '0001-01-01T00:00:00Z',
    generatorURL: '',
    fingerprint,
  });
  await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ version: '4', groupKey: 'features', alerts: ['a1', 'b2', 'c3'].map(alert) }),
  });
  await onPage({}, async (page) => {
    await signInOn(page, people.founder);
    await page.goto('/alerts');
    await page.getByRole('link', { name: /^INC-/ }).first().click();
    const timeline = page.getByRole('region', { name: 'Timeline' });
    await timeline.getByText('received 3 alerts firing: FeatureStoreStale ×3').waitFor();
    await timeline.getByText('declared SEV-').waitFor();
    await timeline.getByRole('radio', { name: 'alerts' }).check();
    await timeline.getByText('declared SEV-').waitFor({ state: 'detached' });
    await expect.poll(async () => timeline.locator('.timeline-item').count()).toBe(1);
    expect(await accessibilityProblems(page)).toEqual([]);
  });
});

test('what is resolved while its alerts fire stands apart on the overview', async () => {
  const { items } = await answerOf(founder.api.GET('/v1/alerts'));
  const code = items.find(({ name }) => name === 'FeatureStoreStale')?.incident ?? '';
  const params = { path: { code } };
  const governance = await signIn(muster.url, people.governance);
  await answerOf(governance.api.POST('/v1/on-call/set', { body: { people: [founder.id] } }));
  await answerOf(founder.api.POST('/v1/incidents/{code}/acknowledge', { params, body: {} }));
  const body = { note: 'restarted the loader' };
  await answerOf(founder.api.POST('/v1/incidents/{code}/mitigate', { params, body }));
  await answerOf(founder.api.POST('/v1/incidents/{code}/resolve', { params, body }));
  await onPage({}, async (page) => {
    await signInOn(page, people.founder);
    const apart = page.getByRole('region', { name: 'Resolved but still firing' });
    const row = apart.getByRole('row').filter({ hasText: code });
    await row.getByText('3 still firing').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await row.getByRole('link').click();
    await page.getByRole('alert').filter({ hasText: '3 of its alerts still fire' }).waitFor();
  });
});

test('the ledger is verified in the browser, from the bytes alone [GOV 7.5]', async () => {
  await onPage({}, async (page) => {
    await signInOn(page, people.founder);
    await page.goto('/ledger/0');
    await page.getByRole('button', { name: 'Verify' }).click();
    await page.getByText('Verified: this entry is in the ledger, unchanged.').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
  });
});

describe.each([
  ['light', 'everything'],
  ['dark', 'colours'],
] as const)('in %s', (scheme, look) => {
  // Generous, since the number of pages grows: it stops hangs and does not judge a shared machine's speed.
  test('every page can be read by everybody, and breaks no policy of its own', { timeout: 300_000 }, async () => {
    const { key } = await answerOf(founder.api.POST('/v1/integrations', { body: { name: `alertmanager ${scheme}` } }));
    const { items } = await answerOf(founder.api.GET('/v1/integrations'));
    expect(key).toBeTruthy();
    const pages: readonly (readonly [path: string, heading: string | RegExp])[] = [
      ['/', 'Overview'],
      ['/incidents', /^Incidents/],
      ['/incidents?show=all', /^Incidents/],
      ['/incidents/declare', 'Declare an incident'],
      [`/incidents/${incident.code}`, incident.title],
      ['/alerts', /^Alerts/],
      ['/on-call', 'On-call'],
      ['/policy', /^Policy GOV-001/],
      ['/policy?clause=3.1.2', /^Policy GOV-001/],
      ['/ledger', /^Ledger/],
      ['/ledger/0', /\w/],
      ['/settings/integrations', 'Integrations'],
      [`/settings/integrations/${items[0]?.id}`, /alertmanager/],
      ['/settings/channels', 'Channels'],
      ['/settings/members', /^Members/],
      ['/settings/profile', 'Profile'],
      ['/no-such-page', 'Page not found'],
    ];
    await onPage({ scheme }, async (page) => {
      await page.goto('/sign-in');
      await page.getByRole('heading', { name: 'Sign in' }).waitFor();
      const problems: Record<string, readonly string[]> = { '/sign-in': await accessibilityProblems(page, look) };
      await signInOn(page, people.founder);
      for (const [path, heading] of pages) {
        await page.goto(path);
        await page.getByRole('heading', { level: 1, name: heading }).first().waitFor();
        await page.locator('main').getByText('Opening').waitFor({ state: 'detached' });
        problems[path] = await accessibilityProblems(page, look);
      }
      expect(Object.entries(problems).filter(([, found]) => found.length > 0)).toEqual([]);
    });
  });
});

test('the reference page works under the policy and asks nobody else for anything', async () => {
  const { page, close } = await openPage(browser, { origin: muster.url });
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  try {
    await page.goto('/docs');
    await page.getByText('Whether the process is running').first().waitFor();
    expect(asked.filter((url) => !url.startsWith(muster.url) && !url.startsWith('data:'))).toEqual([]);
  } finally {
    await close();
  }
});

test('a dead answer link says so, to everybody and under a policy of its own', async () => {
  await onPage({}, async (page) => {
    await page.goto('/a/k1~forged~forged');
    await page.getByRole('heading', { name: /invalid/ }).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
  });
});

test('a stranger gets no page of a member, and no answer of the API [GOV 1.1, 6.2]', async () => {
  const stranger = createMusterClient({ baseUrl: muster.url, headers: () => ({}) });
  const { response } = await stranger.GET('/v1/incidents');
  expect(response.status).toBe(401);
});
