import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startFakeProvider, type FakeProvider } from '../apps/server/src/areas/llm/testing/fake-provider.ts';
import { foundOrganisation, type Organisation } from '../demo/organisation/found-organisation.ts';
import { people } from './stage/cast.ts';
import { openBrowser } from './browser.ts';
import { accessibilityProblems } from './stage/axe.ts';
import { startMusterServer, type MusterServer } from './stage/muster-server.ts';
import { openPage, signInOn } from './stage/watched-page.ts';
import { runMusterCommand } from './stage/run-muster-command.ts';

/** Runs every command in docs/language-models.md in order, with a provider that follows the API contracts. */
const document = readFileSync(join(import.meta.dirname, '../docs/language-models.md'), 'utf8');

let muster: MusterServer;
let cast: Organisation<'ada' | 'vp'>;
let provider: FakeProvider;

beforeAll(async () => {
  provider = await startFakeProvider();
  muster = await startMusterServer({
    MUSTER_ALLOW_PRIVATE: '127.0.0.1',
    MUSTER_SECRET_OPENAI: 'key-of-openai',
    MUSTER_SECRET_CLAUDE: 'key-of-claude',
  });
  cast = await foundOrganisation(muster.setUpLink, {
    name: 'Example ML Platform',
    founder: people.founder,
    governance: people.governance,
    members: { ada: { ...people.ada, roles: ['ml-platform-sre'] }, vp: { ...people.vp, roles: [] } },
    contacts: { 'vp-engineering': 'vp', 'ml-platform-lead': 'vp', legal: 'vp' },
    onCall: ['ada'],
  });
});

afterAll(async () => {
  await muster.end();
  await provider.end();
});

const commands = [...document.matchAll(/^```sh\n([\s\S]*?)^```/gm)]
  .flatMap(([, block = '']) => block.split('\n'))
  .filter((line) => line.startsWith('muster '));

/** OpenAI's report for the first possible day: three requests, one of them through the gateway. */
const usage = (): string => {
  const start = Math.floor(Date.now() / 86_400_000) * 86_400;
  const result = { model: 'gpt-5-mini-2025-08-07', num_model_requests: 3, input_tokens: 33, output_tokens: 21 };
  return JSON.stringify({
    data: [{ start_time: start, end_time: start + 86_400, results: [result] }],
    has_more: false,
  });
};

test('every command of docs/language-models.md does what it says there', async () => {
  expect(commands.length).toBeGreaterThan(12);
  let reconciled: unknown;
  for (const command of commands) {
    const words = [...command.matchAll(/"([^"]*)"|\S+/g)].slice(1).map(([word, quoted]) => quoted ?? word);
    const inPlaceOf: Readonly<Record<string, string>> = {
      'https://api.openai.com': provider.url,
      'https://api.anthropic.com': provider.url,
      '$(cat usage.json)': usage(),
    };
    const member = /^(team|service-account)$/.test(words[0] ?? '') ? cast.governance : cast.members.ada;
    const done = await runMusterCommand([...words.map((word) => inPlaceOf[word] ?? word), '--json'], {
      server: muster.url,
      member,
    });
    expect(done, `${command}\n${done.output}${done.errors}`).toMatchObject({ exitCode: 0 });
    const answer = JSON.parse(done.output === '' ? '{}' : done.output) as { key?: string };
    if (command.includes('issue-key')) await ask(answer.key ?? '');
    if (command.includes('reconcile')) reconciled = answer;
  }
  expect(reconciled).toMatchObject({ unseenRequests: 2, differences: [{ model: 'gpt-5-mini' }] });
});

/** A client's request: the provider never sees the e-mail address in it. */
async function ask(key: string): Promise<void> {
  const response = await fetch(new URL('/llm/v1/chat/completions', muster.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: JSON.stringify({
      model: 'gpt-5-mini',
      max_tokens: 20,
      messages: [{ role: 'user', content: 'write to jane.doe@customer-mail.com' }],
    }),
  });
  expect(await response.text()).toContain('All is well.');
  expect(provider.asked.at(-1)?.text).not.toContain('jane.doe');
}

test('what went past the gateway stands on the page of providers, on a phone and in the dark [GOV 6.7]', async () => {
  const browser = await openBrowser();
  const watched = await openPage(browser, { origin: muster.url, width: 390, scheme: 'dark' });
  try {
    const { page } = watched;
    await signInOn(page, people.ada);
    await page.goto('/language-models/providers');
    await page.getByText('its usage differs from the gateway’s; 2 requests bypassed the gateway.').waitFor();
    const differences = page.getByRole('list', { name: 'Differences at openai' });
    await differences.getByText(/gpt-5-mini.*: 3 requests \(1 through the gateway\)/).waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0);
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'Reconcile openai' }).click();
    await page.getByRole('dialog').waitFor();
    expect(watched.complaints).toEqual([]);
  } finally {
    await watched.close();
    await browser.close();
  }
});
