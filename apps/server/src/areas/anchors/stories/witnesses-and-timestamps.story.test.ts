import { decodeWitnessKey, openCosignature } from '@muster/proofs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ok } from '../../../kernel/result.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { readerService } from '../../../platform/access/access.ts';
import { Sequencer } from '../../../platform/ledger/sequencer.ts';
import type { Outgoing } from '../../../platform/outgoing/outgoing.ts';
import { startStory, type Story } from '../../../testing/story.ts';
import { anchorsArea } from '../area.ts';
import { connectTimeStamp, connectWitness } from '../commands/connect-anchor.ts';
import { removeAnchor } from '../commands/remove-anchor.ts';
import { anchorFindings } from '../queries/findings.ts';
import { anchorList, markList } from '../queries/list-anchors.ts';
import { registerAnchorReactions } from '../reactions/register.ts';
import { makeAuthority } from '../testing/time-stamp-authority.ts';
import { trustOf, WitnessStandIn, WITNESS_KEY } from '../testing/witness-stand-in.ts';

const { signer, trust } = trustOf(7);
let story: Story;
let sequencer: Sequencer;
let witness: WitnessStandIn;
/** The time-stamping authority's reply to a query. */
let stamp: (query: Buffer) => Buffer;

beforeEach(async () => {
  const outgoing: Outgoing = {
    send: async (request) =>
      request.url.includes('tsa')
        ? ok({ status: 200, headers: {}, body: stamp(Buffer.from(request.body ?? '')) })
        : witness.send(request),
    judge: async (url) => witness.judge(url),
    close: async () => undefined,
  };
  // A getter, because the host exists only once the story has started.
  const parts = {
    outgoing,
    ledger: trust,
    cosigners: [],
    get host() {
      return story.host;
    },
  };
  story = await startStory([registerAnchorReactions(parts)]);
  anchorsArea(parts);
  witness = new WitnessStandIn(trust, () => story.host.clock.now());
  stamp = (query) => granted(query);
  const { clock, log, ledgerMacKey: macKey, database } = story.host;
  const signers = [signer];
  sequencer = new Sequencer({ db: database.sequencer, clock, log, macKey, origin: signer.name, signers });
});
afterEach(async () => story.end());

/**
 * TimeStampResp: status granted, and a token that repeats imprint and nonce, which is all a client can read without a
 * certificate.
 */
const granted = (query: Buffer): Buffer =>
  Buffer.concat([Buffer.from([0x30, 0x81, query.length + 5]), Buffer.from('3003020100', 'hex'), query]);

const connect = async (given: object = {}) =>
  story.as(story.governance, connectWitness, {
    name: ownWords('witness'),
    url: 'https://witness.example.org/w',
    key: WITNESS_KEY,
    ...given,
  });

async function pass(span: Parameters<Story['advance']>[0]): Promise<void> {
  await sequencer.drain();
  await story.advance(span);
}

const asked = () => ({ actor: story.governance.actor, key: {}, filters: {}, after: undefined, limit: 50 }) as never;
const anchors = async () => (await anchorList.page(story.host.services.use, asked())).items;
const marks = async () => (await markList.page(story.host.services.use, asked())).items;
const findings = async () => {
  const { db } = story.host.services.use(readerService)();
  const { clock, services } = story.host;
  const found = await anchorFindings({ db, clock, policies: () => story.host.policies(), use: services.use });
  return found.map(({ message }) => message);
};

describe('somebody outside vouches for the ledger’s heads [GOV 7.5]', () => {
  test('a witness cosigns each head after it has seen that it extends the last, also where nothing is new', async () => {
    await connect();
    await pass({ minutes: 11 });
    await pass({ minutes: 10 });
    await connect({ name: ownWords('second') });
    await pass({ minutes: 10 });
    const [newest] = (await marks()) as readonly { readonly proof: string }[];
    const key = decodeWitnessKey(WITNESS_KEY);
    if (!key.ok || newest === undefined) throw new Error('there is a mark');
    expect(openCosignature(newest.proof, key.value)).toMatchObject({ ok: true });
    expect((await marks()).length).toBeGreaterThanOrEqual(4);
    expect(await anchors()).toMatchObject([{ state: 'witnessed' }, { state: 'witnessed' }]);
    // The second anchor asks from size 0, is told the witness's size, and retries from there.
    expect(witness.statuses).toContain(409);
    expect(await findings()).toEqual([]);
  });

  test('unwitnessed is a state that shows, with what the witness said', async () => {
    await connect();
    await pass({ minutes: 11 });
    witness.isAway = true;
    await pass({ minutes: 40 });
    expect(await anchors()).toMatchObject([{ state: 'unwitnessed', problem: 'nobody answers' }]);
    expect(await findings()).toEqual([
      expect.stringMatching(/witness has not confirmed the ledger beyond size \d+: nobody answers/),
    ]);
  });

  test('a history that was rewritten and signed again is refused by the witness, and that is told', async () => {
    await connect();
    await pass({ minutes: 11 });
    witness.seen = { size: witness.seen.size, root: new Uint8Array(32).fill(1) };
    await connect({ name: ownWords('later') });
    await pass({ minutes: 10 });
    expect(witness.statuses).toContain(422);
    expect(await anchors()).toContainEqual(
      expect.objectContaining({ problem: expect.stringMatching(/a different history \(422\)/) as string }),
    );
    witness.seen = { size: 9999, root: new Uint8Array(32) };
    await pass({ minutes: 10 });
    expect(await anchors()).toContainEqual(
      expect.objectContaining({ problem: expect.stringMatching(/history was cut off/) as string }),
    );
  });

  test('a witness that does not know the log, or that signs with another key, vouches for nothing', async () => {
    witness = new WitnessStandIn(trustOf(9).trust, () => story.host.clock.now());
    await connect();
    await pass({ minutes: 11 });
    expect(await anchors()).toMatchObject([{ state: 'unwitnessed', problem: expect.stringMatching(/403/) as string }]);
  });

  test('a time-stamping authority dates the head; an answer of another request is not kept', async () => {
    const at = { name: ownWords('tsa'), url: 'https://tsa.example.org/tsr' };
    const { id } = await story.done(story.governance, connectTimeStamp, at);
    await pass({ minutes: 11 });
    // One immediately and one on the next cycle, although nothing is new.
    expect(await marks()).toMatchObject([{ anchor: 'tsa' }, { anchor: 'tsa' }]);
    stamp = (query) => granted(Buffer.alloc(query.length));
    await pass({ minutes: 10 });
    expect(await anchors()).toMatchObject([{ problem: 'Its response belongs to another request.' }]);
    stamp = () => Buffer.from('30053003020102', 'hex');
    await pass({ minutes: 10 });
    expect(await anchors()).toMatchObject([{ problem: 'It did not grant the time stamp.' }]);
    await story.done(story.governance, removeAnchor, { id });
    expect(await anchors()).toEqual([]);
  });

  test('a time stamp is one that openssl verifies, against the bytes of the head and nothing else [GOV 7.4]', async () => {
    const authority = makeAuthority();
    try {
      stamp = (query) => authority.answer(query);
      await story.done(story.governance, connectTimeStamp, {
        name: ownWords('tsa'),
        url: 'https://tsa.example.org/tsr',
      });
      await pass({ minutes: 1 });
      const [mark] = (await marks()) as readonly { readonly checkpoint: string; readonly proof: string }[];
      if (mark === undefined) throw new Error('there is a mark');
      const reply = Buffer.from(mark.proof, 'base64');
      expect(authority.verify(mark.checkpoint, reply)).toMatch(/Verification: OK/);
      expect(authority.verify(mark.checkpoint.replace('\n', ' \n'), reply)).toMatch(/FAILED|mismatch/);
    } finally {
      authority.end();
    }
  });

  test('is arranged by who may read the whole record, with what can be used', async () => {
    expect(
      await story.as(story.sre, connectWitness, { name: ownWords('w'), url: 'https://w', key: 'k' }),
    ).toMatchObject({
      ok: false,
      error: { code: 'access/not-entitled' },
    });
    await connect();
    expect(await connect()).toMatchObject({ error: { code: 'anchors/name-taken' } });
    expect(await connect({ key: 'none' })).toMatchObject({
      error: { code: 'anchors/not-usable', fields: [{ path: '/key' }] },
    });
    expect(await connect({ url: 'ftp://w' })).toMatchObject({
      error: { code: 'anchors/not-usable', fields: [{ path: '/url' }] },
    });
    const id = '0198e2a0-0000-7000-8000-0000000000f1';
    expect(await story.as(story.governance, removeAnchor, { id })).toMatchObject({
      error: { code: 'anchors/no-such-anchor' },
    });
  });
});
