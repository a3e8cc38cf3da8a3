import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answerOf } from '@muster/api-client';
import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deliveryOf, newRepository, settled, type Forge } from '../apps/server/src/areas/changes/testing/forge.ts';
import {
  APP,
  INSTALLATION,
  PRIVATE_KEY,
  startGitHub,
  WEBHOOK_SECRET,
  type FakeGitHub,
} from '../apps/server/src/areas/changes/testing/github.ts';
import { PullRequest } from '../apps/server/src/areas/changes/testing/pull-request.ts';
import { signIn } from '../demo/organisation/member.ts';
import { openBrowser } from './browser.ts';
import { accessibilityProblems } from './stage/axe.ts';
import { foundCast, people } from './stage/cast.ts';
import { startMusterServer, type MusterServer } from './stage/muster-server.ts';
import { promote } from './stage/promoted.ts';
import { runMusterCommand } from './stage/run-muster-command.ts';
import { until } from './stage/until.ts';
import { openPage, signInOn, type PageOptions } from './stage/watched-page.ts';

/**
 * Pull requests, promotion and break-glass by their pages, with a stand-in for GitHub that rejects what GitHub would.
 */
let github: FakeGitHub;
let muster: MusterServer;
let browser: Browser;
let forge: Forge;

beforeAll(async () => {
  github = await startGitHub();
  const repository = newRepository(github);
  muster = await startMusterServer({
    MUSTER_ALLOW_PRIVATE: '127.0.0.1',
    MUSTER_GITHUB_URL: github.url,
    MUSTER_GITHUB_APP_ID: String(APP),
    MUSTER_GITHUB_INSTALLATION: String(INSTALLATION),
    MUSTER_GITHUB_APP_KEY: 'env:MUSTER_SECRET_GITHUB_KEY',
    MUSTER_SECRET_GITHUB_KEY: PRIVATE_KEY,
    MUSTER_GITHUB_WEBHOOK_SECRET: 'env:MUSTER_SECRET_GITHUB_HOOK',
    MUSTER_SECRET_GITHUB_HOOK: WEBHOOK_SECRET,
  });
  forge = {
    github,
    repository,
    story: { host: { clock: { now: () => new Date() } } },
    send: async (event, payload) => {
      const { body, headers } = deliveryOf(event, payload, randomUUID());
      const answer = await fetch(`${muster.url}/v1/hooks/github`, { method: 'POST', headers, body });
      if (answer.status !== 202) throw new Error(`the webhook answered ${answer.status}`);
    },
  };
  settled(forge);
  browser = await openBrowser();
  await foundCast(muster.setUpLink);
});

afterAll(async () => {
  await browser.close();
  await muster.end();
  await github.close();
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

const expectWell = async (page: Page): Promise<void> => {
  expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0);
  expect(await accessibilityProblems(page)).toEqual([]);
};

const looks = [
  ['in light on a wide screen', {}],
  ['in dark on a phone', { width: 390, scheme: 'dark' }],
] as const;

describe('pull requests [GOV 5.2.1, 7.11]', () => {
  const TITLE = 'Ändere 💥 <b>alles</b> [x](javascript:alert(1)) ' + 'verylongword'.repeat(12);

  beforeAll(async () => {
    const it = new PullRequest(forge, 7, 'api');
    it.pull.title = TITLE;
    await it.open();
    await it.gates();
    await it.approve('olga');
    const { api } = await signIn(muster.url, people.mary);
    await until('the verdict', async () => {
      const { items } = await answerOf(api.GET('/v1/changes', {}));
      return items.find(({ missing }) => missing === 1);
    });
  });

  test.each(looks)('%s are judged clause by clause, and link to the forge that they are at', async (_, look) => {
    await as(
      people.mary,
      async (page) => {
        await page.goto('/changes');
        await page.getByText('✕ missing').first().waitFor();
        await expectWell(page);
        await page.getByRole('link', { name: /acme\/platform#7/ }).click();
        await page.getByRole('heading', { level: 1, name: /acme\/platform#7/ }).waitFor();
        await page.getByText('⏳ later').waitFor();
        await page.getByText(/1 of 2/).waitFor();
        await expect
          .poll(async () => page.getByRole('link', { name: 'View on GitHub' }).getAttribute('href'))
          .toBe(`${github.url}/acme/platform/pull/7`);
        await expectWell(page);
      },
      look,
    );
  });

  test('is judged again by a button, and passes once the second owner has approved', async () => {
    await as(people.ada, async (page) => {
      await page.goto('/changes');
      await page.getByRole('link', { name: /acme\/platform#7/ }).click();
      const it = forge.repository.pulls.get(7);
      if (it === undefined) throw new Error('there is no #7');
      // Its webhook is lost: the button re-evaluates.
      it.reviews.push({ id: 7999, by: 'otto', state: 'APPROVED', commit: it.head, at: new Date().toISOString() });
      it.updatedAt = new Date().toISOString();
      await page.getByRole('button', { name: 'Re-evaluate' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Re-evaluate' }).click();
      await page.getByText('✓ complete').waitFor({ timeout: 30_000 });
      await expectWell(page);
    });
  });
});

describe('promotion [GOV 5.2.3, 7.8]', () => {
  test.each(looks)('%s: what a commit lacks is told before the gate refuses it', async (_, look) => {
    const { api } = await signIn(muster.url, people.mary);
    const commit = randomUUID().replaceAll('-', '');
    const refused = await answerOf(api.POST('/v1/deployments/check', { body: { service: 'scorer', commit } }));
    expect(refused).toMatchObject({ allowed: false, code: 'deployments/not-promoted', clause: '5.2.3' });
    await as(
      people.mary,
      async (page) => {
        await page.goto('/deployments');
        await page.getByRole('link', { name: '✕ blocked: not promoted' }).first().click();
        await page.getByRole('heading', { name: 'It may not go to production yet' }).waitFor();
        await page.getByText('smoke test in staging passed').waitFor();
        await expectWell(page);
        await promote(api, 'scorer', commit);
        await page.goto(`/promotion?service=scorer&commit=${commit}`);
        await page.getByRole('heading', { name: 'It may go to production' }).waitFor();
        await expectWell(page);
        await page.goto('/promotion?service=nothing%20here&commit=%F0%9F%92%A5');
        await page.getByRole('heading', { level: 1, name: 'Promotion' }).waitFor();
        await page.getByRole('alert').first().waitFor();
      },
      look,
    );
  });
});

describe('what went to production past the gate [GOV 5.2.3]', () => {
  const PAST = 52;

  beforeAll(async () => {
    const told = async (id: number) =>
      forge.send('deployment_status', {
        action: 'created',
        deployment: {
          id,
          sha: id.toString(16).padStart(40, '0'),
          environment: 'Production 🚀',
          production_environment: true,
        },
        deployment_status: { state: 'success', created_at: new Date().toISOString() },
      });
    for (let id = 1; id <= PAST; id += 1) await told(id);
    await told(PAST);
  });

  test('is listed once each by the command line', async () => {
    const member = await signIn(muster.url, people.mary);
    const listed = async () => {
      const done = await runMusterCommand(['deployment', 'unasked', '--json', '--limit', '100'], {
        server: muster.url,
        member,
      });
      return (JSON.parse(done.output) as { items: { forgeId: string }[] }).items.map(({ forgeId }) => forgeId);
    };
    await until('all of them were looked at', async () => ((await listed()).length < PAST ? undefined : true));
    expect(new Set(await listed()).size).toBe(PAST);
    expect(await listed()).toHaveLength(PAST);
  });

  test.each(looks)('%s is shown to its second page', async (_, look) => {
    await as(
      people.mary,
      async (page) => {
        await page.goto('/deployments');
        const panel = page.getByRole('region', { name: /Bypassed the gate/ });
        await panel.getByText('deployment 52').waitFor();
        await expectWell(page);
        await panel.getByRole('button', { name: 'Load more' }).click();
        await panel.getByText('deployment 1', { exact: false }).last().waitFor();
        await panel.getByRole('button', { name: 'Load more' }).waitFor({ state: 'detached' });
        await expectWell(page);
      },
      look,
    );
  });
});

describe('docs/deployments.md [GOV 5.2.3, 5.2.4, 7.8]', () => {
  const document = readFileSync(join(import.meta.dirname, '../docs/deployments.md'), 'utf8');
  const commands = [...document.matchAll(/^```sh\n([\s\S]*?)^```/gm)].flatMap(([, block = '']) =>
    block.split('\n').filter((line) => line.startsWith('muster ')),
  );
  const folder = mkdtempSync(join(tmpdir(), 'muster-e2e-reports-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('its lines take a commit from nothing to production, by a key that may do no more', async () => {
    const sarif = { version: '2.1.0', runs: [{ tool: { driver: { name: 'scanner' } }, results: [] }] };
    const bom = { bomFormat: 'CycloneDX', metadata: { tools: [{ name: 'audit' }] }, vulnerabilities: [] };
    const file = (name: string): string => join(folder, name);
    for (const name of ['sast.sarif', 'secrets.sarif', 'container.sarif'])
      writeFileSync(file(name), JSON.stringify(sarif));
    writeFileSync(file('bom.json'), JSON.stringify(bom));
    const governance = await signIn(muster.url, people.governance);
    let [member, deployment]: [{ token: () => string }, string] = [governance, ''];
    const answers = new Map<string, { readonly id?: string; readonly key?: string; readonly allowed?: boolean }>();
    for (const command of commands) {
      // A quoted phrase is one word.
      const words = [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
      const args = words
        .slice(1)
        .map((word) => (word === '<deployment>' ? deployment : /\.(?:sarif|json)$/.test(word) ? file(word) : word));
      const done = await runMusterCommand([...args, '--json'], { server: muster.url, member });
      expect(done, `${command}\n${done.output}${done.errors}`).toMatchObject({ exitCode: 0 });
      const answer = JSON.parse(done.output) as { id?: string; key?: string; allowed?: boolean };
      answers.set(command, answer);
      const { key } = answer;
      if (command.startsWith('muster deployment check')) deployment = answer.id ?? '';
      // From here on the pipeline acts, with its key.
      if (key !== undefined) member = { token: () => key };
    }
    expect(commands.length).toBeGreaterThan(12);
    expect(answers.get(commands.at(-1) ?? '')).toMatchObject({ allowed: true });
  });

  test('its workflow hands in the same evidence by the same commands', () => {
    const workflow = /^```yaml\n([\s\S]*?)^```/m.exec(document)?.[1] ?? '';
    const verbs = (text: string) =>
      new Set(
        [...text.matchAll(/muster ((?:deployment|promotion) [a-z-]+)(?:.*--gate ([a-z-]+))?/g)].map(
          ([, verb, gate]) => `${verb} ${gate ?? ''}`,
        ),
      );
    expect(verbs(workflow)).toEqual(
      new Set([...verbs(commands.join('\n'))].filter((verb) => !/promotion (?:plan|show)/.test(verb))),
    );
  });
});

describe('break-glass [GOV 5.3.1, 5.3.2]', () => {
  let code: string;
  beforeAll(async () => {
    const { api } = await signIn(muster.url, people.ada);
    const facts = { outage: 'full' } as const;
    code = (await answerOf(api.POST('/v1/incidents', { body: { title: 'Scorer is gone', facts } }))).code;
  });

  test('is asked under a SEV-1, let through by the other SRE on call, and owed from then on', async () => {
    await as(people.ada, async (page) => {
      await page.goto('/break-glass');
      await page.getByRole('button', { name: 'Break the glass' }).first().click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel(/under which incident/i).fill(code);
      await dialog.getByLabel(/which commit/i).fill('hotfix-1');
      await dialog.getByLabel(/why can.t it wait/i).fill('every answer is wrong 🔥 '.repeat(20));
      await dialog.getByRole('button', { name: 'Break the glass' }).click();
      await page.getByRole('link', { name: /hotfix-1/ }).click();
      await page.getByRole('heading', { level: 1, name: /hotfix-1/ }).waitFor();
      await expectWell(page);
    });
    await as(
      people.grace,
      async (page) => {
        await page.goto('/break-glass');
        await page.getByRole('link', { name: /hotfix-1/ }).click();
        await page.getByRole('button', { name: 'Approve' }).click();
        await page.getByRole('dialog').getByRole('button').last().click();
        await page.getByText('Valid until').waitFor();
        await page.getByRole('button', { name: 'Mark applied' }).click();
        await page.getByRole('dialog').getByRole('button').last().click();
        await page.getByText('Re-apply by').waitFor();
        await expectWell(page);
      },
      { width: 390, scheme: 'dark' },
    );
  });

  test.each(looks)('%s: the sheet for the day Muster is down is there, and prints on paper', async (_, look) => {
    await as(
      people.ada,
      async (page) => {
        await page.goto('/break-glass');
        await page.getByRole('link', { name: 'Printable sheet' }).click();
        await page.getByRole('heading', { level: 1, name: 'Break-glass without Muster' }).waitFor();
        await page.getByText(/Within 72 hours of its application/).waitFor();
        await page.getByText('Ada Lovelace').first().waitFor();
        await expectWell(page);
        await page.emulateMedia({ media: 'print', colorScheme: 'light' });
        expect(await page.getByRole('button', { name: 'Print' }).isVisible()).toBe(false);
        await expect.poll(async () => page.getByText('Why it cannot wait', { exact: true }).isVisible()).toBe(true);
      },
      look,
    );
  });
});
