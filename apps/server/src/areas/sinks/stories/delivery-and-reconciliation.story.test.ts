import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { listEntries } from '../../../platform/ledger/read-entries.ts';
import { checkSink } from '../commands/check-sink.ts';
import { connectElastic } from '../commands/connect-elastic.ts';
import { connectFile } from '../commands/connect-file.ts';
import { connectS3 } from '../commands/connect-s3.ts';
import { connectSplunk } from '../commands/connect-splunk.ts';
import { removeSink } from '../commands/remove-sink.ts';
import { ACCESS } from '../testing/check-sigv4.ts';
import { ElasticStandIn } from '../testing/elastic-stand-in.ts';
import { networkTo, type Fault } from '../testing/faults.ts';
import { S3StandIn } from '../testing/s3-stand-in.ts';
import { startSinkStory } from '../testing/sink-story.ts';
import { SplunkStandIn } from '../testing/splunk-stand-in.ts';

let folder: string;
let it: Awaited<ReturnType<typeof startSinkStory>>;
let fault: Fault | undefined;
let s3: S3StandIn;
let splunk: SplunkStandIn;
let elastic: ElasticStandIn;

beforeEach(async () => {
  fault = undefined;
  [s3, splunk, elastic] = [new S3StandIn(), new SplunkStandIn(), new ElasticStandIn()];
  folder = mkdtempSync(join(tmpdir(), 'sinks-'));
  it = await startSinkStory(folder, {
    's3.example.org': networkTo(s3, () => fault),
    'splunk.example.org': networkTo(splunk, () => fault),
    'elastic.example.org': networkTo(elastic, () => fault),
  });
});
afterEach(async () => {
  await it.story.end();
  rmSync(folder, { recursive: true });
});

const file = async (name = 'ledger') =>
  it.story.done(it.story.governance, connectFile, { name: ownWords(name), file: `${name}.ndjson` });
const bucket = async (given: object = {}) =>
  it.story.as(it.story.governance, connectS3, {
    name: ownWords('archive'),
    url: 'https://s3.example.org/',
    bucket: 'audit',
    region: ACCESS.region,
    accessKey: ACCESS.accessKey,
    secret: 'env:MUSTER_SECRET_S3',
    lockDays: 400,
    ...given,
  });
const index = async () =>
  it.story.done(it.story.governance, connectElastic, {
    name: ownWords('search'),
    url: 'https://elastic.example.org',
    index: 'muster-audit',
    secret: 'env:MUSTER_SECRET_ELASTIC',
    format: 'ocsf',
  });

const check = async () => {
  for (const { id } of await it.sinks()) await it.story.done(it.story.governance, checkSink, { id });
  await it.pass({ minutes: 1 });
};

describe('every entry goes to every sink, and each day the copies are held against the tree [GOV 7.4]', () => {
  test('a locked bucket, an index and a file have all of it, with places, leaves and heads', async () => {
    await bucket();
    await index();
    await file();
    await it.pass({ minutes: 1 });
    await it.pass({ minutes: 1 });
    const lines = readFileSync(join(folder, 'ledger.ndjson'), 'utf8').trimEnd().split('\n');
    expect(lines.map((line) => (JSON.parse(line) as { seq: number }).seq)).toEqual(lines.map((_, seq) => seq));
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ log_type: 'audit', entry: { log_type: 'audit' } });
    expect(s3.lines()).toHaveLength(lines.length);
    expect(elastic.docs.size).toBe(lines.length);
    for (const { until } of s3.objects.values())
      expect(Date.parse(until)).toBeGreaterThan(it.story.host.clock.now().getTime() + 399 * 86_400_000);
    await check();
    expect(await it.sinks()).toMatchObject(
      ['archive', 'ledger', 'search'].map((name) => ({ name, behind: 0, rejected: 0, holds: true })),
    );
    expect(await it.findings()).toEqual([]);
  });

  test('an edit and a gap in a copy are found, named, and stay a finding [GOV 7.4]', async () => {
    const { id } = await file();
    await it.pass({ minutes: 2 });
    await it.pass({ minutes: 2 });
    const path = join(folder, 'ledger.ndjson');
    const [first = '', ...rest] = readFileSync(path, 'utf8').split('\n');
    writeFileSync(path, [first.replace('"allowed":true', '"allowed":false'), ...rest.slice(1)].join('\n'));
    await it.story.done(it.story.governance, checkSink, { id });
    await it.pass({ minutes: 1 });
    expect(await it.sinks()).toMatchObject([{ holds: false }]);
    expect(await it.findings()).toContainEqual(expect.stringMatching(/differs from the ledger: 2 missing, 1 altered/));
    expect(await it.story.entries('sink.reconciled')).toMatchObject([
      { data: { missing: 2, altered: 1, firstMissing: 0 } },
    ]);
  });

  test('what is behind for long is a finding with its cause, and is made up for when the sink is back', async () => {
    await bucket();
    fault = 'throttled';
    await it.pass({ minutes: 20 });
    expect(await it.findings()).toContainEqual(
      expect.stringMatching(/archive has been behind since .*It answered 503/),
    );
    fault = undefined;
    await it.pass({ minutes: 2 });
    expect(await it.sinks()).toMatchObject([{ behind: 0 }]);
  });

  test('what lacks entries for a day has somebody paged, once, and again only a day later [GOV 7.4]', async () => {
    await bucket();
    fault = 'throttled';
    await it.pass({ minutes: 1 });
    it.story.host.clock.advance({ hours: 23 });
    await it.story.advance({ minutes: 1 });
    const pages = async () => (await it.story.pages()).filter(({ reason }) => reason === 'declared').length;
    expect([await pages(), (await it.story.entries('sink.behind')).length]).toEqual([0, 0]);
    it.story.host.clock.advance({ minutes: 61 });
    await it.story.advance({ minutes: 1 });
    const first = await pages();
    expect(first).toBeGreaterThan(0);
    it.story.host.clock.advance({ minutes: 20 });
    await it.story.advance({ minutes: 1 });
    expect([await pages(), (await listEntries(it.story.host.db, { action: 'sink.behind' }, 5)).length]).toEqual([
      first,
      0,
    ]);
    expect(await it.findings()).toContainEqual(expect.stringMatching(/so long that somebody is paged/));
    fault = undefined;
    await it.pass({ minutes: 2 });
    const told = await listEntries(it.story.host.db, { action: 'sink.behind' }, 5);
    expect(told.map(({ envelope }) => envelope)).toMatchObject([{ clause: '7.4', data: { next: 0 } }]);
  });

  test('what a sink refuses for good is set aside, recorded and told of; the rest goes on', async () => {
    elastic.toStore.add(0);
    await index();
    await it.pass({ minutes: 1 });
    await check();
    // The rejection's own entry is signed by now and has been sent too.
    const [refused] = await listEntries(it.story.host.db, { action: 'sink.rejected' }, 1);
    expect(refused?.envelope.data).toMatchObject({ entries: 1, first: 0, code: 'failure-store-used' });
    expect(await it.sinks()).toMatchObject([{ rejected: 1, holds: true }]);
    expect(await it.findings()).toContainEqual('search refused an entry permanently.');
  });

  test('Splunk has what it acknowledged; without a way to read it back that is said', async () => {
    const at = { url: 'https://splunk.example.org', secret: 'env:MUSTER_SECRET_HEC' };
    const read = { readUrl: 'https://splunk.example.org', readSecret: 'env:MUSTER_SECRET_READER' };
    const { governance } = it.story;
    await it.story.done(governance, connectSplunk, { name: ownWords('one-way'), ...at });
    await it.story.done(governance, connectSplunk, { name: ownWords('siem'), ...at, ...read });
    await it.pass({ minutes: 1 });
    await check();
    const [oneWay, siem] = await it.sinks();
    expect(oneWay).toMatchObject({
      name: 'one-way',
      behind: 0,
      proof: expect.stringMatching(/^not proven:/) as string,
    });
    expect(siem).toMatchObject({ name: 'siem', behind: 0, holds: true });
  });
});

describe('a sink is connected by who may read the whole record', () => {
  test('nobody else, and nothing that cannot be used', async () => {
    const { story } = it;
    expect(await story.as(story.sre, connectFile, { name: ownWords('mine'), file: 'mine' })).toMatchObject({
      ok: false,
      error: { code: 'access/not-entitled' },
    });
    await file();
    expect(await story.as(story.governance, connectFile, { name: ownWords('Ledger'), file: 'b' })).toMatchObject({
      error: { code: 'sinks/name-taken' },
    });
    expect(await bucket({ lockDays: 89 })).toMatchObject({ error: { code: 'sinks/lock-too-short' } });
    for (const [field, given] of [
      ['url', { url: 'ftp://elsewhere' }],
      ['url', { url: 'https://s3.example.org/?key=1' }],
      ['secret', { secret: 'hunter2' }],
    ] as const)
      expect(await bucket(given)).toMatchObject({
        error: { code: 'sinks/not-usable', fields: [{ path: `/${field}` }] },
      });
  });

  test('one that is removed gets nothing more, and its name is free', async () => {
    const { id } = await file();
    await it.pass({ minutes: 1 });
    await it.story.done(it.story.governance, removeSink, { id });
    expect(await it.story.as(it.story.governance, removeSink, { id })).toMatchObject({
      error: { code: 'sinks/no-such-sink' },
    });
    const before = readFileSync(join(folder, 'ledger.ndjson'), 'utf8');
    await it.pass({ minutes: 5 });
    expect(readFileSync(join(folder, 'ledger.ndjson'), 'utf8')).toBe(before);
    expect(await it.sinks()).toEqual([]);
    expect(await it.findings()).toEqual([expect.stringMatching(/not sent anywhere/)]);
    await file();
  });

  test('a wrong bucket stops it with its answer, until somebody has looked', async () => {
    s3.isVersioned = false;
    await bucket();
    await it.pass({ minutes: 1 });
    expect(await it.sinks()).toMatchObject([{ problem: expect.stringMatching(/has no versioning/) as string }]);
  });
});
