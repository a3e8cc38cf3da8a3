import { answerOf } from '@muster/api-client';
import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signIn } from '../demo/organisation/member.ts';
import { openBrowser } from './browser.ts';
import { accessibilityProblems } from './stage/axe.ts';
import { foundCast, people } from './stage/cast.ts';
import { startMusterServer, type MusterServer } from './stage/muster-server.ts';
import { openPage, signInOn, type PageOptions } from './stage/watched-page.ts';

/**
 * What the policy requires of people, by its pages: exceptions, violations, rollbacks, measures, and the anonymous
 * channel.
 */
let muster: MusterServer;
let browser: Browser;
const at = { exception: '', violation: '', incident: '' };

const LONG = 'feature-store/streaming-ingest-of-the-european-checkout-region';

beforeAll(async () => {
  muster = await startMusterServer();
  browser = await openBrowser();
  await foundCast(muster.setUpLink);
  const ada = (await signIn(muster.url, people.ada)).api;
  const mary = (await signIn(muster.url, people.mary)).api;
  const until = new Date(Date.now() + 86_400_000).toISOString();
  const input = { clause: '5.3.4', scope: `service:${LONG}`, expiresAt: until };
  const words = { justification: 'the pipeline is down 🙈', compensatingControl: 'two read it by hand' };
  at.exception = (await answerOf(ada.POST('/v1/exceptions', { body: { ...input, ...words } }))).id;
  await answerOf(mary.POST('/v1/violations', { body: { text: 'keys lie in a notebook 🔑', clause: '6.4' } }));
  at.violation =
    (await answerOf((await signIn(muster.url, people.governance)).api.GET('/v1/violations'))).items[0]?.id ?? '';
  const executor = { name: 'argo', url: 'https://deploy.example.invalid/rollback' };
  const { id: executorId } = await answerOf(ada.POST('/v1/executors', { body: executor }));
  const tracker = { name: `tickets of ${LONG} 🎫`, kind: 'jira', project: 'OPS' } as const;
  const reached = { url: 'https://acme.example.invalid', secretRef: 'env:MUSTER_SECRET_JIRA' };
  await answerOf(ada.POST('/v1/trackers', { body: { ...tracker, ...reached } }));
  for (let each = 0; each < 6; each += 1) {
    const { code } = await answerOf(
      ada.POST('/v1/incidents', { body: { title: `Ranker answers nonsense ${each} 🙂` } }),
    );
    await answerOf(ada.POST('/v1/incidents/{code}/acknowledge', { params: { path: { code } }, body: {} }));
    at.incident = code;
  }
  const params = { path: { code: at.incident } };
  const asked = { target: LONG, to: 'v41', from: 'v42', executorId, evidence: 'it began with v42: 12 % of answers 🙃' };
  await answerOf(ada.POST('/v1/incidents/{code}/roll-back', { params, body: asked }));
});

afterAll(async () => {
  await browser.close();
  await muster.end();
});

async function as(
  who: Parameters<typeof signInOn>[1] | undefined,
  act: (page: Page) => Promise<void>,
  look: Partial<PageOptions> = {},
) {
  const watched = await openPage(browser, { origin: muster.url, ...look });
  try {
    if (who !== undefined) await signInOn(watched.page, who);
    await act(watched.page);
    expect(watched.complaints).toEqual([]);
  } finally {
    await watched.close();
  }
}

const overflowOf = async (page: Page): Promise<unknown> =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');

const looks = [
  ['in light on a wide screen', {}],
  ['in dark on a phone', { width: 390, scheme: 'dark' }],
] as const;

describe('each of its pages', () => {
  test.each(looks)('%s can be read by everybody and scrolls nowhere to the side', async (_, look) => {
    const pages: readonly (readonly [path: string, shows: string])[] = [
      ['/exceptions', LONG],
      [`/exceptions/${at.exception}`, 'two read it by hand'],
      ['/violations', '6.4'],
      [`/violations/${at.violation}`, 'keys lie in a notebook'],
      ['/rollbacks', 'argo'],
      [`/incidents/${at.incident}`, 'it began with v42'],
      ['/measures', 'Time to acknowledge'],
      ['/settings/trackers', '🎫'],
    ];
    await as(
      people.governance,
      async (page) => {
        for (const [path, shows] of pages) {
          await page.goto(path);
          await page.getByText(shows).first().waitFor();
          expect(await overflowOf(page), path).toBe(0);
          expect(await accessibilityProblems(page), path).toEqual([]);
        }
      },
      look,
    );
  });

  test.each(looks)(
    '%s the anonymous door takes a report and gives its code, and the code opens it [GOV 10.4]',
    async (_, look) => {
      await as(
        undefined,
        async (page) => {
          await page.goto('/report');
          await page.getByLabel('What happened?').fill('Somebody copied production keys. 🔑');
          expect(await accessibilityProblems(page)).toEqual([]);
          await page.getByRole('button', { name: 'Send' }).click();
          await page.getByRole('heading', { name: 'Your case code' }).waitFor({ timeout: 60_000 });
          const code = await page.locator('code').innerText();
          expect(await overflowOf(page)).toBe(0);
          await page.getByRole('button', { name: 'I have a case code' }).click();
          await page.getByLabel('Case code').fill(code);
          await page.getByRole('button', { name: 'View' }).click();
          await page.getByText(/passed on when the day is over: 1/).waitFor();
          expect(await page.context().cookies()).toEqual([]);
        },
        look,
      );
    },
  );
});

test('a rollback is asked for on the incident’s page, approved by the commander, and shown [GOV 2.3]', async () => {
  await as(people.grace, async (page) => {
    await page.goto(`/incidents/${at.incident}`);
    await page.getByRole('button', { name: 'Ask for a rollback' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('What is rolled back?').fill('two words');
    await dialog.getByLabel('Back to which version?').fill('v7');
    await dialog.getByLabel('What carries it out?').selectOption({ label: 'argo' });
    await dialog.getByLabel('On what evidence?').fill('the drift began with v8');
    await dialog.getByRole('button', { name: 'Ask for a rollback' }).click();
    await dialog.getByText(/Write a name or a version/).waitFor();
    await dialog.getByLabel('What is rolled back?').fill('features');
    await dialog.getByRole('button', { name: 'Ask for a rollback' }).click();
    await page.locator('p', { hasText: /^the drift began with v8$/ }).waitFor();
    await page.getByText('waiting for approval').first().waitFor();
  });
  const ada = (await signIn(muster.url, people.ada)).api;
  const { items } = await answerOf(ada.GET('/v1/rollbacks', { params: { query: { incident: at.incident } } }));
  const asked = items.find(({ target }) => target === 'features');
  await answerOf(ada.POST('/v1/approvals/{id}/approve', { params: { path: { id: asked?.approval ?? '' } }, body: {} }));
  await as(people.mary, async (page) => {
    await page.goto('/rollbacks');
    await page.getByText('approved, not started').waitFor();
    expect(await overflowOf(page)).toBe(0);
  });
});

test('the figures are those of the span that was chosen, and are saved as CSV', async () => {
  await as(people.mary, async (page) => {
    await page.goto('/measures');
    await page.getByText(/6 incidents that you can see/).waitFor();
    await page.getByRole('combobox', { name: 'Period' }).selectOption('30');
    await page.getByText(/6 incidents that you can see/).waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save as CSV' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^measures-\d{4}-\d\d-\d\d\.csv$/);
  });
});
