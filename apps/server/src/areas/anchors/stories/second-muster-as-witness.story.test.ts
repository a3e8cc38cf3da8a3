import {
  appendLeaves,
  decodeWitnessKey,
  EMPTY_EDGE,
  encodeVerifierKey,
  leafHash,
  noteSigner,
  openCosignature,
  signCheckpoint,
} from '@muster/proofs';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { asId } from '../../../kernel/ids.ts';
import { err, ok } from '../../../kernel/result.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { latestCheckpoint } from '../../../platform/ledger/read-entries.ts';
import type { Outgoing } from '../../../platform/outgoing/outgoing.ts';
import { connectWitness } from '../commands/connect-anchor.ts';
import { addWitnessed, pinKey, removeWitnessed, settleContradiction } from '../commands/witness-ledger.ts';
import { anchorList, markList } from '../queries/list-anchors.ts';
import { seenHeadList, witnessedList } from '../queries/list-witnessed.ts';
import { lookOutside } from '../queries/look-outside.ts';
import { takeHead } from '../witness/take-head.ts';
import { startAnchorStory, textOfRequest, type AnchorStory } from '../testing/anchor-story.ts';
import { trustOf } from '../testing/witness-stand-in.ts';

/** A Muster and a second one that witnesses its ledger, each with its own database and key. */
let first: AnchorStory;
let second: AnchorStory;
/** Whether a request arrives, does not arrive, or arrives but its response is lost. */
let way: 'open' | 'away' | 'cut';
const statuses: number[] = [];
/** Runs while the next request is in transit. */
let meanwhile: (() => Promise<void>) | undefined;

const outgoing: Outgoing = {
  async send(request) {
    const away = { kind: 'unreachable', public: 'nobody answers', isWorthRetrying: true } as const;
    if (way === 'away') return err(away);
    const happens = meanwhile;
    meanwhile = undefined;
    await happens?.();
    const { status, body } = await takeHead(second.parts, textOfRequest(request), asId('request'));
    statuses.push(status);
    if (way === 'cut') return err(away);
    const headers = status === 409 ? { 'content-type': 'text/x.tlog.size' } : {};
    return ok({ status, headers, body: Buffer.from(body) });
  },
  judge: async (url) => ok(new URL(url)),
  close: async () => undefined,
};

beforeEach(async () => {
  [way, statuses.length] = ['open', 0];
  [first, second] = [await startAnchorStory(7, outgoing), await startAnchorStory(8, outgoing)];
});
afterEach(async () => {
  await first.story.end();
  await second.story.end();
});

const vouched = async () =>
  second.story.done(second.story.governance, addWitnessed, {
    name: ownWords('plant one 🏭'),
    key: encodeVerifierKey(first.signer),
  });
const connected = async () => {
  const { witnessKey } = await vouched();
  await first.story.done(first.story.governance, connectWitness, {
    name: ownWords('plant two'),
    url: 'https://second.example.org/v1/witness',
    key: witnessKey,
  });
  return witnessKey;
};

/** A head over forged entries under the first Muster's key: what an attacker with that key can make. */
const forgedHead = (size: number, signer = first.signer) => {
  const leaves = Array.from({ length: size }, (_, at) => leafHash(Buffer.from(`forged ${at}`)));
  return signCheckpoint({ origin: signer.name, size, root: appendLeaves(EMPTY_EDGE, leaves).root }, [signer]);
};
const show = async (old: number, note: string) =>
  takeHead(second.parts, `old ${old}\n\n${note}`, asId<'request'>('request'));
const newest = async () => {
  const head = await latestCheckpoint(first.story.host.db);
  if (head === undefined) throw new Error('a head was signed');
  return head;
};

describe('a second Muster vouches for the first one’s ledger [GOV 7.4, 7.5]', () => {
  test('each head is cosigned after it was seen to extend the last, also where nothing is new, and is listed there', async () => {
    const line = await connected();
    await first.pass({ minutes: 1 });
    await first.story.done(first.story.governance, connectWitness, {
      name: ownWords('again'),
      url: 'https://second.example.org/v1/witness',
      key: line,
    });
    await first.pass({ minutes: 21 });
    const [mark] = await first.listed<{ proof: string; size: number }>(markList);
    const key = decodeWitnessKey(line);
    if (!key.ok || mark === undefined) throw new Error('there is a mark');
    expect(openCosignature(mark.proof, key.value)).toMatchObject({ ok: true });
    expect(await first.listed(anchorList)).toMatchObject([{ state: 'witnessed' }, { state: 'witnessed' }]);
    expect(await second.listed(witnessedList)).toMatchObject([
      { name: 'plant one 🏭', state: 'extends', size: mark.size, witnessKey: line },
    ]);
    expect(await second.listed(seenHeadList)).toContainEqual(
      expect.objectContaining({ size: mark.size, checkpoint: (await newest()).note }),
    );
    expect([await first.findings(), await second.findings()]).toEqual([[], []]);
    expect(new Set(statuses)).toEqual(new Set([200, 409]));
  });

  test('a second one that is away is asked again each minute; a lost answer and a restart change nothing', async () => {
    await connected();
    await first.pass({ minutes: 1 });
    way = 'away';
    await first.pass({ minutes: 11 });
    const before = statuses.length;
    expect(await first.listed(anchorList)).toMatchObject([{ problem: 'nobody answers' }]);
    // The head is stored but the response is lost: the next request is answered with the size it saw.
    way = 'cut';
    await first.pass({ minutes: 2 });
    expect(statuses.slice(before)).toContain(200);
    way = 'open';
    await first.pass({ minutes: 2 });
    expect(await first.listed(anchorList)).toMatchObject([{ state: 'witnessed' }]);
    expect(await first.findings()).toEqual([]);
    await second.story.advance({ minutes: 40 });
    expect(await second.findings()).toEqual([expect.stringMatching(/plant one .* has presented no head since/)]);
  });

  test('a newer head that is shown meanwhile, by another server or a verification, is no history that was cut off', async () => {
    const key = await connected();
    await first.pass({ minutes: 1 });
    meanwhile = async () => {
      const url = 'https://second.example.org/v1/witness';
      await first.story.done(first.story.governance, connectWitness, { name: ownWords('again'), url, key });
      await first.sign();
      await lookOutside(first.parts);
    };
    await first.story.advance({ minutes: 10 });
    expect(await first.listed(anchorList)).toMatchObject([{ state: 'witnessed' }, { state: 'witnessed' }]);
    expect(await first.story.entries('anchor.alarmed')).toEqual([]);
    expect([await first.findings(), await second.findings()]).toEqual([[], []]);
  });

  test('one that is silent for a day has somebody paged, once [GOV 7.4]', async () => {
    await connected();
    await first.pass({ minutes: 1 });
    way = 'away';
    const pages = async () => (await first.story.pages()).filter(({ reason }) => reason === 'declared').length;
    first.story.host.clock.advance({ hours: 23 });
    await first.story.advance({ minutes: 1 });
    expect(await pages()).toBe(0);
    first.story.host.clock.advance({ minutes: 70 });
    await first.story.advance({ minutes: 1 });
    const told = await pages();
    expect(told).toBeGreaterThan(0);
    await first.story.advance({ minutes: 20 });
    expect(await pages()).toBe(told);
    expect(await first.story.entries('anchor.alarmed')).toMatchObject([{ data: { why: 'silent' }, clause: '7.4' }]);
  });
});

describe('a head that does not extend what was seen is refused, kept as evidence, and raised on both sides [GOV 7.5]', () => {
  test('a fork: two heads of one size', async () => {
    await connected();
    await first.pass({ minutes: 11 });
    const { size } = await newest();
    const note = forgedHead(size);
    expect(await show(size, note)).toMatchObject({ status: 422, body: expect.stringMatching(/two heads/) as string });
    expect(await second.listed(witnessedList)).toMatchObject([{ state: 'contradicts', evidence: note, size }]);
    expect(await second.findings()).toEqual([expect.stringMatching(/contradicts itself: it signed two heads/)]);
    // Recorded once, however often it is presented.
    await show(size, note);
    expect(await second.story.entries('witnessed_ledger.contradicted')).toMatchObject([
      { data: { problem: 'forked', seen: size, shown: size } },
    ]);
    // A failed proof, which anybody can send, does not cover up the fork.
    expect(await show(size, forgedHead(size + 1))).toMatchObject({ status: 422 });
    expect(await second.listed(witnessedList)).toMatchObject([{ evidence: note }]);
    expect(await second.story.entries('witnessed_ledger.contradicted')).toHaveLength(1);
    // The honest ledger goes on; the fork stays a finding until somebody has investigated.
    await first.pass({ minutes: 10 });
    expect(await first.listed(anchorList)).toMatchObject([{ state: 'witnessed' }]);
    const [{ id } = { id: '' }] = await second.listed<{ id: string }>(witnessedList);
    const reason = ownWords('a test of ours');
    await second.story.done(second.story.governance, settleContradiction, { id, reason });
    expect(await second.findings()).toEqual([]);
    expect(await second.story.as(second.story.governance, settleContradiction, { id, reason })).toMatchObject({
      error: { code: 'anchors/nothing-to-settle' },
    });
  });

  test('a history that was rewritten and signed anew: the first one’s own page and pager say so at once', async () => {
    await connected();
    await first.pass({ minutes: 1 });
    const { size } = await newest();
    // The second Muster still has what the first one lost.
    const { db } = second.story.host;
    const [known] = await second.listed<{ id: string }>(witnessedList);
    if (known === undefined) throw new Error('it is known');
    second.story.isTamperedWith = true;
    await sql`update witnessed_ledgers set checkpoint = ${forgedHead(size)} where id = ${known.id}`.execute(db);
    await first.pass({ minutes: 10 });
    expect(statuses.at(-1)).toBe(422);
    expect(await first.listed(anchorList)).toMatchObject([
      { state: 'contradicted', problem: expect.stringMatching(/a different history \(422\)/) as string },
    ]);
    expect(await first.findings()).toEqual([expect.stringMatching(/plant two has seen a different ledger/)]);
    expect(await first.story.entries('anchor.alarmed')).toMatchObject([{ data: { why: 'contradicted' } }]);
    expect((await first.story.pages()).filter(({ reason }) => reason === 'declared').length).toBeGreaterThan(0);
    expect(await lookOutside(first.parts)).toMatchObject([{ says: 'contradicts', anchor: 'plant two' }]);
  });

  test('an older head: what was cut off, or set back to a backup', async () => {
    const witnessKey = await connected();
    await first.pass({ minutes: 11 });
    const { size } = await newest();
    expect(await show(1, forgedHead(1))).toEqual({ status: 409, body: `${size}\n` });
    expect(await second.findings()).toEqual([expect.stringMatching(/a head older than the last one/)]);
    // A head that extends the last one shows that nothing is missing.
    await first.pass({ minutes: 10 });
    expect(await second.findings()).toEqual([]);
    // A cosigned head that arrives late is no contradiction.
    await first.story.done(first.story.governance, connectWitness, {
      name: ownWords('again'),
      url: 'https://second.example.org/v1/witness',
      key: witnessKey,
    });
    await first.pass({ minutes: 10 });
    const [, old] = await second.listed<{ size: number; checkpoint: string }>(seenHeadList);
    if (old === undefined) throw new Error('there were two');
    expect(await show(old.size, old.checkpoint)).toMatchObject({ status: 409 });
    expect(await second.findings()).toEqual([]);
  });

  test('of two heads of one size that come at once, one is refused, whatever server each reaches', async () => {
    await vouched();
    const [one, other] = [forgedHead(5), signCheckpoint(headWith('other', 5), [first.signer])];
    const answers = await Promise.all([show(0, one), show(0, other), show(5, one), show(5, other)]);
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(0);
    const heads = await second.listed<{ checkpoint: string }>(seenHeadList);
    expect(heads).toHaveLength(1);
    const text = heads[0]?.checkpoint ?? '';
    const cosigned = [one, other, one, other].filter((_, at) => answers[at]?.status === 200);
    expect(new Set(cosigned)).toEqual(new Set([text]));
  });

  test('and nothing is taken from strangers, nor what cannot be read', async () => {
    expect(await show(0, forgedHead(5))).toMatchObject({ status: 404 });
    await vouched();
    expect(await show(0, forgedHead(5, trustOf(9, first.signer.name).signer))).toMatchObject({ status: 403 });
    expect(await show(6, forgedHead(5))).toMatchObject({ status: 400 });
    for (const body of ['', '🦉', 'old 0\n\nno checkpoint', `old x\n\n${forgedHead(5)}`, '\0'.repeat(2000)])
      expect(await takeHead(second.parts, body, asId('request'))).toMatchObject({ status: 400 });
    expect(await second.listed(seenHeadList)).toEqual([]);
    expect(await second.findings()).toEqual([]);
  });
});

describe('a ledger is vouched for by who may read the whole record', () => {
  test('under a key of that ledger, once, and under a second one after a rotation', async () => {
    const { story } = second;
    const key = encodeVerifierKey(first.signer);
    const add = async (given: object) =>
      story.as(story.governance, addWitnessed, { name: ownWords('plant one 🏭'), key, ...given });
    expect(await story.as(story.sre, addWitnessed, { name: ownWords('mine'), key })).toMatchObject({
      error: { code: 'access/not-entitled' },
    });
    const refused = { error: { code: 'anchors/not-a-ledger-key', fields: [{ path: '/key' }] } };
    expect(await add({ key: 'none' })).toMatchObject(refused);
    expect(await add({ key: encodeVerifierKey(second.signer).replace('+', '+0') })).toMatchObject(refused);
    const { id } = await vouched();
    expect(await add({})).toMatchObject({ error: { code: 'anchors/ledger-known' } });
    const elsewhere = noteSigner('log.example.org', new Uint8Array(32).fill(3));
    expect(await add({ key: encodeVerifierKey(elsewhere) })).toMatchObject({
      error: { code: 'anchors/ledger-name-taken' },
    });
    const rotated = noteSigner(first.signer.name, new Uint8Array(32).fill(77));
    expect(await show(0, forgedHead(5, rotated))).toMatchObject({ status: 403 });
    const pin = async (line: string) => story.as(story.governance, pinKey, { id, key: line });
    expect(await pin(encodeVerifierKey(elsewhere))).toMatchObject(refused);
    expect(await pin(key)).toMatchObject(refused);
    expect(await pin(encodeVerifierKey(rotated))).toMatchObject({ ok: true });
    expect(await show(0, forgedHead(5, rotated))).toMatchObject({ status: 200 });
    await story.done(story.governance, removeWitnessed, { id });
    expect(await show(5, forgedHead(5))).toMatchObject({ status: 404 });
    expect(await story.as(story.governance, removeWitnessed, { id })).toMatchObject({
      error: { code: 'anchors/no-such-ledger' },
    });
    await vouched();
  });
});

function headWith(words: string, size: number) {
  const leaves = Array.from({ length: size }, (_, at) => leafHash(Buffer.from(`${words} ${at}`)));
  return { origin: first.signer.name, size, root: appendLeaves(EMPTY_EDGE, leaves).root };
}
