import { appendLeaves, EMPTY_EDGE, leafHash, openCheckpoint, signCheckpoint } from '@muster/proofs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { latestCheckpoint } from '../../../platform/ledger/read-entries.ts';
import { connectFile } from '../../sinks/commands/connect-file.ts';
import { connectS3 } from '../../sinks/commands/connect-s3.ts';
import { removeSink } from '../../sinks/commands/remove-sink.ts';
import { sinksArea } from '../../sinks/public.ts';
import type { Sinks } from '../../sinks/sinks.ts';
import { ACCESS } from '../../sinks/testing/check-sigv4.ts';
import { networkTo, type Fault } from '../../sinks/testing/faults.ts';
import { S3StandIn } from '../../sinks/testing/s3-stand-in.ts';
import { connectLockedObject } from '../commands/connect-anchor.ts';
import { anchorList, markList } from '../queries/list-anchors.ts';
import { lookOutside } from '../queries/look-outside.ts';
import { startAnchorStory, type AnchorStory } from '../testing/anchor-story.ts';

let it: AnchorStory;
let s3: S3StandIn;
let fault: Fault | undefined;

beforeEach(async () => {
  fault = undefined;
  s3 = new S3StandIn();
  const outgoing = networkTo(s3, () => fault);
  it = await startAnchorStory(7, outgoing);
  const parts: Sinks = {
    outgoing,
    folder: '/srv/sinks',
    secretOf: async () => ({ ok: true, value: ACCESS.secret }),
    refusalOf: () => undefined,
    host: it.story.host,
  };
  sinksArea(parts);
});
afterEach(async () => it.story.end());

const bucket = async () =>
  it.story.done(it.story.governance, connectS3, {
    name: ownWords('archive'),
    url: 'https://s3.example.org',
    bucket: 'audit',
    region: ACCESS.region,
    accessKey: ACCESS.accessKey,
    secret: 'env:MUSTER_SECRET_S3',
    lockDays: 400,
  });
const connect = async (sink: string) =>
  it.story.as(it.story.governance, connectLockedObject, { name: ownWords('locked heads'), sink });
const heads = () => [...s3.objects].filter(([key]) => key.startsWith('heads/'));
const { parse } = Date;

describe('heads of the ledger are locked in a bucket, each as an object of its own [GOV 7.4, 7.5]', () => {
  test('also where nothing is new, for as long as the bucket locks, and as they were signed', async () => {
    await connect((await bucket()).id);
    await it.pass({ minutes: 1 });
    await it.pass({ minutes: 9 });
    const after = heads().length;
    await it.story.advance({ minutes: 30 });
    expect(heads().length).toBe(after + 3);
    const now = it.story.host.clock.now().getTime();
    const trust = it.parts.ledger;
    for (const [key, { body, until }] of heads()) {
      const opened = openCheckpoint(body.toString('utf8'), trust);
      if (!opened.ok) throw new Error(opened.detail);
      expect(key).toContain(`-${String(opened.value.size).padStart(12, '0')}.checkpoint`);
      expect(parse(until)).toBeGreaterThan(now + 399 * 86_400_000);
    }
    expect(await it.listed(anchorList)).toMatchObject([
      { kind: 'locked-object', state: 'witnessed', url: 'https://s3.example.org/audit/heads' },
    ]);
    const [mark] = await it.listed<{ proof: string; checkpoint: string }>(markList);
    expect(mark?.proof).toMatch(/^heads\/\S+\.checkpoint v\d+$/);
    expect(mark?.checkpoint).toBe((await latestCheckpoint(it.story.host.db))?.note);
    expect(await it.findings()).toEqual([]);
  });

  test('a bucket that is away, throttles or loses an answer is asked again within a minute, and has it in the end', async () => {
    await connect((await bucket()).id);
    await it.pass({ minutes: 1 });
    for (const each of ['time-out', 'throttled', 'cut'] as const) {
      fault = each;
      await it.story.advance({ minutes: 25 });
      expect(await it.listed(anchorList)).toMatchObject([{ state: 'unwitnessed' }]);
      fault = undefined;
      await it.story.advance({ minutes: 2 });
      expect(await it.listed(anchorList)).toMatchObject([{ state: 'witnessed' }]);
    }
    expect(await it.findings()).toEqual([]);
  });

  test('a history that is not the one whose head is locked is told at once, and no other head is locked over it', async () => {
    await connect((await bucket()).id);
    await it.pass({ minutes: 11 });
    const size = (await latestCheckpoint(it.story.host.db))?.size ?? 0;
    const leaves = Array.from({ length: size }, (_, at) => leafHash(Buffer.from(`honest ${at}`)));
    const honest = signCheckpoint({ origin: it.signer.name, size, root: appendLeaves(EMPTY_EDGE, leaves).root }, [
      it.signer,
    ]);
    // A head locked before the ledger was rewritten, behind a delete marker: only the list of versions shows it.
    const [newest] = heads().at(-1) ?? [];
    const held = s3.objects.get(newest ?? '');
    if (newest === undefined || held === undefined) throw new Error('a head is locked');
    s3.objects.set(newest, { ...held, body: Buffer.from(honest) });
    s3.hidden.add(newest);
    const before = heads().length;
    await it.story.advance({ minutes: 20 });
    expect(heads()).toHaveLength(before);
    expect(await it.listed(anchorList)).toMatchObject([
      { state: 'contradicted', problem: expect.stringMatching(/is locked, and belongs to another history/) as string },
    ]);
    expect(await it.story.entries('anchor.alarmed')).toMatchObject([{ data: { why: 'contradicted' } }]);
    const [view] = await lookOutside(it.parts);
    expect(view?.heads).toContain(honest);
  });

  test('a ledger that is shorter than the head that is locked was cut off', async () => {
    await connect((await bucket()).id);
    await it.pass({ minutes: 1 });
    const longer = signCheckpoint({ origin: it.signer.name, size: 5000, root: new Uint8Array(32) }, [it.signer]);
    const [key] = heads().at(-1) ?? [];
    const held = s3.objects.get(key ?? '');
    if (key === undefined || held === undefined) throw new Error('a head is locked');
    s3.objects.set(key, { ...held, body: Buffer.from(longer) });
    await it.story.advance({ minutes: 10 });
    expect(await it.findings()).toEqual([
      expect.stringMatching(/has size 5000, but this ledger has \d+: history was cut off/),
    ]);
  });

  test('is arranged over a bucket with Object Lock, and says when that is gone', async () => {
    const { id: file } = await it.story.done(it.story.governance, connectFile, { name: ownWords('plain'), file: 'x' });
    const refused = { error: { code: 'anchors/not-usable', fields: [{ path: '/sink' }] } };
    expect(await connect(file)).toMatchObject(refused);
    expect(await connect('0198e2a0-0000-7000-8000-0000000000f1')).toMatchObject(refused);
    const { id } = await bucket();
    expect(await connect(id)).toMatchObject({ ok: true });
    expect(await connect(id)).toMatchObject({ error: { code: 'anchors/name-taken' } });
    await it.pass({ minutes: 1 });
    await it.story.done(it.story.governance, removeSink, { id });
    await it.pass({ minutes: 25 });
    expect(await it.listed(anchorList)).toMatchObject([
      { state: 'unwitnessed', problem: 'The sink that it writes to was removed.' },
    ]);
  });
});
