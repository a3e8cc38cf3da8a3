import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BOT_TOKEN, SIGNING_SECRET, startSlack, type FakeSlack } from '../apps/server/src/areas/chat/testing/slack.ts';
import { startPostOffice, type PostOffice } from '../apps/server/src/areas/notifications/testing/post-office.ts';
import {
  startPagerDuty,
  startTeams,
  startTelephony,
  TELEPHONY,
} from '../apps/server/src/areas/notifications/testing/providers.ts';
import { startReceiver, type Receiver } from '../apps/server/src/areas/notifications/testing/receiver.ts';
import type { StandIn } from '../apps/server/src/areas/notifications/testing/stand-in.ts';
import { approve, type Organisation } from '../demo/organisation/found-organisation.ts';
import { openBrowser } from './browser.ts';
import { accessibilityProblems } from './stage/axe.ts';
import { foundCast, people, type Role } from './stage/cast.ts';
import { startMusterServer, type MusterServer } from './stage/muster-server.ts';
import { runMusterCommand } from './stage/run-muster-command.ts';
import { until } from './stage/until.ts';
import { openPage, signInOn } from './stage/watched-page.ts';

/** Runs every command in docs/channels.md in order, with stand-ins that reject what the real services would. */
const document = readFileSync(join(import.meta.dirname, '../docs/channels.md'), 'utf8');
const ROUTING_KEY = 'a'.repeat(32);

let muster: MusterServer;
let cast: Organisation<Role>;
let gateway: Receiver;
let office: PostOffice;
let slack: FakeSlack;
let [teams, pagerDuty, telephony]: StandIn[] = [];
const closing: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  gateway = await startReceiver();
  office = await startPostOffice();
  slack = await startSlack();
  [teams, pagerDuty, telephony] = await Promise.all([startTeams(), startPagerDuty(), startTelephony()]);
  muster = await startMusterServer({
    MUSTER_ALLOW_PRIVATE: '127.0.0.1',
    MUSTER_SMTP_URL: office.url,
    MUSTER_MAIL_FROM: 'muster@example.org',
    MUSTER_SECRET_TEAMS: `${teams.url}/workflows/ops?sig=signed`,
    MUSTER_SECRET_PD: ROUTING_KEY,
    MUSTER_SECRET_PHONE: TELEPHONY.token,
    MUSTER_TELEPHONY_ACCOUNT: TELEPHONY.account,
    MUSTER_TELEPHONY_TOKEN: 'env:MUSTER_SECRET_PHONE',
    MUSTER_TELEPHONY_FROM: TELEPHONY.from,
    MUSTER_TELEPHONY_URL: telephony.url,
    MUSTER_SECRET_BOT: BOT_TOKEN,
    MUSTER_SECRET_SLACK: SIGNING_SECRET,
    MUSTER_SLACK_BOT_TOKEN: 'env:MUSTER_SECRET_BOT',
    MUSTER_SLACK_SIGNING_SECRET: 'env:MUSTER_SECRET_SLACK',
    MUSTER_SLACK_URL: `${slack.url}/api`,
  });
  for (const each of [gateway, office, slack, teams, pagerDuty, telephony]) closing.push(async () => each.close());
  cast = await foundCast(muster.setUpLink);
});

afterAll(async () => {
  await muster.end();
  for (const close of closing) await close();
});

/** The lines of its code blocks and its inline commands, unchanged. */
const commands = [...document.matchAll(/^```sh\n([\s\S]*?)^```|`(muster [^`]+)`/gm)]
  .flatMap(([, block, inline]) => (block ?? inline ?? '').split('\n'))
  .filter((line) => line.startsWith('muster '));

test('every command of docs/channels.md does what it says there', async () => {
  expect(commands.length).toBeGreaterThan(12);
  const ran = new Set<string>();
  let [phone, webhook] = ['', ''];
  for (const command of commands) {
    const words = command.split(' ').slice(1);
    const isPhone = /^(channel verify|rule add)/.test(words.join(' '));
    const inPlaceOf: Readonly<Record<string, string>> = {
      'https://pager.example.org/hook': gateway.url,
      'https://events.pagerduty.com/v2/enqueue': `${pagerDuty?.url}/v2/enqueue`,
      '<url>': `${gateway.url}own`,
      '<id>': isPhone ? phone : webhook,
      '<code>': command.includes('<code>') ? await codeOnPhone() : '',
      '<hours>': '24',
    };
    // Governance decides about data (GOV 2.8); everything else is done by the person on call.
    const member = command.includes('internal-text') ? cast.governance : cast.members.ada;
    const done = await runMusterCommand([...words.map((word) => inPlaceOf[word] ?? word), '--json'], {
      server: muster.url,
      member,
    });
    expect(done, `${command}\n${done.output}${done.errors}`).toMatchObject({ exitCode: 0 });
    const answer = JSON.parse(done.output === '' ? '{}' : done.output) as { id?: string; approval?: string };
    if (answer.approval !== undefined) await approve(cast.governance, answer.approval);
    if (command.startsWith('muster channel add-phone')) phone = answer.id ?? '';
    else if (command.includes('--name gateway')) webhook = answer.id ?? '';
    ran.add(words.slice(0, 2).join(' '));
  }
  expect([...ran].toSorted()).toEqual(
    ['channel add', 'channel add-phone', 'channel list', 'channel replay', 'channel test', 'channel verify'].concat([
      'page mine',
      'rule add',
      'rule list',
      'slack internal-text',
      'slack link-code',
    ]),
  );
  await until('the test to arrive at the gateway', () =>
    gateway.received.some(({ body }) => body.includes('"channel.test"')) ? true : undefined,
  );
});

test('in dark on a phone the channels and the groups of Slack are looked at, and a group follows a schedule', async () => {
  const schedule = await runMusterCommand(['oncall', 'move', 'Serving 🚀', '--zone', 'Europe/Zurich', '--json'], {
    server: muster.url,
    member: cast.governance,
  });
  expect(schedule, schedule.errors).toMatchObject({ exitCode: 0 });
  const browser = await openBrowser();
  const { close, complaints, page } = await openPage(browser, { origin: muster.url, width: 390, scheme: 'dark' });
  await signInOn(page, people.ada);
  await page.goto('/settings/channels');
  await page.getByText('No user groups follow a schedule.').waitFor();
  await page.getByRole('button', { name: 'Follow a schedule' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Which schedule?').selectOption({ label: 'Serving 🚀' });
  await dialog.getByLabel(/Which user group/).fill('S0SERVING');
  expect(await accessibilityProblems(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Sync a user group with a schedule' }).click();
  await page.getByText('S0SERVING follows Serving 🚀').waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0);
  expect(complaints).toEqual([]);
  await close();
  await browser.close();
});

/** The code sent to the phone by way of the provider. */
const codeOnPhone = async (): Promise<string> =>
  until('the code on the phone', () => {
    const body = telephony?.taken.at(-1)?.body ?? '';
    return /\b\d{6}\b/.exec(new URLSearchParams(body).get('Body') ?? '')?.[0];
  });
