import { sql } from 'kysely';
import type { TSchema } from 'typebox';
import { Check } from 'typebox/value';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keyMaker } from '../../../../packages/scrubber/test/issued-keys.ts';
import { createIntegration } from '../areas/alerts/commands/create-integration.ts';
import { openIntake } from '../areas/alerts/intake/open-intake.ts';
import { declareIncident } from '../areas/incidents/commands/declare-incident.ts';
import { ownWords } from '../kernel/scrubbed.ts';
import { openContent } from '../platform/ledger/open-content.ts';
import { createLogger } from '../platform/log/create-logger.ts';
import { everyCommand } from '../testing/every-command.ts';
import { plausibleInput } from '../testing/plausible-input.ts';
import { startStory, type Story } from '../testing/story.ts';

/**
 * Plants a key of every issuer in every string that a command or an alert accepts, then searches everything Muster
 * stores or sends. Fields meant for secrets or personal addresses (passwords, sign-in secrets) are excluded by name.
 */
const kept = new Map<string, string>([
  ['member.invite email', 'kept encrypted in the identity map'],
  ['set_up email', 'kept encrypted in the identity map'],
]);

const { keys } = keyMaker(6_040);
const issuers = Object.entries(keys).filter(([issuer]) => issuer !== 'Muster answer link');
const dresses: readonly { readonly put: (key: string) => string; readonly issue?: () => string }[] = [
  { put: (key) => key },
  { put: (key) => `https://hooks.example.org/${key}` },
  { put: (key) => key, issue: keys['AWS key id'] },
  { put: (key) => key, issue: keys['Hugging Face'] },
  { put: (key) => key, issue: keys['Slack webhook'] },
];
const planted = new Map<string, string>();
const fitting = new Set<string>();
const logged: string[] = [];
let story: Story;
const answers: unknown[] = [];

function plant(where: string): string {
  const [, issue] = issuers[planted.size % issuers.length]!;
  const key = issue();
  planted.set(key, where);
  return key;
}

beforeAll(async () => {
  story = await startStory([]);
  const log = createLogger({
    scrubber: story.host.scrubber,
    write: (line) => logged.push(line),
    level: 'debug',
    now: () => story.host.clock.now(),
  });
  const host = { ...story.host, log };

  for (const command of everyCommand(story.host)) {
    const { code } = await story.done(story.sre, declareIncident, { title: ownWords('Slow model') });
    const base = plausibleInput(command.input, command.name.startsWith('incident.') ? { code } : {});
    for (const { path, input } of withKeys(command.input, base, command.name)) {
      for (const who of [story.sre, story.governance]) {
        const result = await story.as(who, command, input as never).catch((error: unknown) => String(error));
        answers.push({ path, result });
        log.info('command.tried', { command: command.name, input, result });
      }
    }
  }

  const { key } = await story.done(story.sre, createIntegration, plausibleInput(createIntegration.input) as never);
  const intake = openIntake(host);
  for (const field of ['alertname', 'severity', 'team', 'instance', 'summary', 'description', 'runbook_url', 'value']) {
    const labels = { alertname: 'Planted', severity: 'critical', field, [field]: plant(`label ${field}`) };
    const delivery = {
      version: '4',
      groupKey: `{}:{planted="${plant('group key')}"}`,
      alerts: [
        {
          status: 'firing',
          fingerprint: `abc${planted.size.toString(16)}`,
          startsAt: story.host.clock.now().toISOString(),
          endsAt: '0001-01-01T00:00:00Z',
          labels: { ...labels, [plant('label name')]: 'x' },
          annotations: { [field]: `see ${plant(`annotation ${field}`)}`, [plant('annotation name')]: 'x' },
          generatorURL: `http://prometheus:9090/graph?g0.expr=${plant('generator')}`,
        },
      ],
      externalURL: `http://alertmanager/${plant('external')}`,
      receiver: plant('receiver'),
      commonLabels: { [field]: plant('common') },
    };
    answers.push(await intake.receive(key, Buffer.from(JSON.stringify(delivery))));
  }
  await intake.idle();
  await story.advance({ minutes: 6 });
});
afterAll(async () => story.end());

/** The input once for each of its strings, optional ones included, with a key in that string. */
function* withKeys(schema: TSchema, base: unknown, name: string): Generator<{ path: string; input: unknown }> {
  for (const { path, put } of leavesOf(schema, name)) {
    if (kept.has(path)) continue;
    for (const dress of dresses) {
      // Short keys, each issuer's in turn: some fields take 40 characters, some only capitals.
      const key = dress.issue?.() ?? plant(path);
      planted.set(key, path);
      const input = put(base, dress.put(key));
      // Even if the input is invalid, the refusal must not repeat the key.
      yield { path, input };
      if (Check(schema, input)) fitting.add(path);
    }
  }
}

type Node = {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly patternProperties?: Readonly<Record<string, Node>>;
  readonly items?: Node;
  readonly anyOf?: readonly Node[];
};
type Leaf = { readonly path: string; readonly put: (base: unknown, text: string) => unknown };

function leavesOf(node: Node, path: string): Leaf[] {
  const own: Leaf[] = node.type === 'string' ? [{ path, put: (_, text) => text }] : [];
  const members = Object.entries(node.properties ?? {}).flatMap(([key, member]) =>
    leavesOf(member, `${path} ${key}`).map((leaf) => ({
      ...leaf,
      put: (base: unknown, text: string) => ({
        ...(base as object),
        [key]: leaf.put((base as Record<string, unknown> | undefined)?.[key], text),
      }),
    })),
  );
  const named = Object.values(node.patternProperties ?? {}).flatMap((member) => [
    { path: `${path} *`, put: (_: unknown, text: string) => ({ [text]: plausibleInput(member) }) },
    ...leavesOf(member, `${path} *`).map((leaf) => ({
      ...leaf,
      put: (base: unknown, text: string) => ({ ...(base as object), planted: leaf.put(undefined, text) }),
    })),
  ]);
  const items = node.items
    ? leavesOf(node.items, `${path} []`).map((leaf) => ({
        ...leaf,
        put: (_: unknown, text: string) => [leaf.put(undefined, text)],
      }))
    : [];
  return [...own, ...members, ...named, ...items, ...(node.anyOf ?? []).flatMap((each) => leavesOf(each, path))];
}

const leaks = (text: string): string[] =>
  [...planted].filter(([key]) => text.includes(key.split('/').at(-1)!.slice(-20))).map(([, where]) => where);

describe('a key planted in any field is nowhere [GOV 6.4]', () => {
  test('enough fields of enough commands were tried', () => {
    expect(fitting.size).toBeGreaterThan(20);
    expect(fitting).toContain('integration.create mapping severity label');
  });

  test('in no row of any table', async () => {
    const { rows: tables } = await sql<{ name: string }>`
      select table_name as name from information_schema.tables where table_schema = 'public'
        and table_type = 'BASE TABLE' order by table_name`.execute(story.host.database.owner);
    expect(tables.length).toBeGreaterThan(20);
    const found: string[] = [];
    for (const { name } of tables) {
      const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.table(name)} t`.execute(
        story.host.database.owner,
      );
      for (const where of leaks(rows.map(({ row }) => row).join('\n'))) found.push(`${name}: ${where}`);
    }
    expect(found).toEqual([]);
  });

  test('in no content of the ledger, once it is decrypted', async () => {
    const entries = await story.entries();
    const contents = [...(await openContent(story.host.db, story.host.vault, entries)).values()];
    expect(contents.length).toBeGreaterThan(10);
    expect(leaks(JSON.stringify([entries, contents]))).toEqual([]);
  });

  test('in no log line', () => {
    expect(logged.length).toBeGreaterThan(50);
    expect(leaks(logged.join('\n'))).toEqual([]);
  });

  test('in no answer', () => {
    expect(leaks(JSON.stringify(answers))).toEqual([]);
  });
});
