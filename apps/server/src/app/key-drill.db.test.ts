import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCheckpoint, signCheckpoint, type NoteKey } from '@muster/proofs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { rowsChanged } from '../platform/commands/ledger-actions.ts';
import { signingSecrets } from '../areas/alerts/public.ts';
import { createPeople } from '../areas/identity/public.ts';
import { deviceCookie } from '../areas/identity/sign-in/device.ts';
import { createAccessTokens } from '../areas/identity/tokens/access-tokens.ts';
import { newReviewLink, openReviewLink } from '../areas/models/review-links.ts';
import { codeFor, isCodeFor } from '../areas/notifications/channels/codes.ts';
import { secretsOf } from '../areas/notifications/channels/providers/webhook-secrets.ts';
import {
  answersSubscription,
  createAnswerLinks,
  decidesRequest,
  type AnswerClaim,
} from '../areas/notifications/links/answer-links.ts';
import { pseudonymData } from '../areas/privacy/public.ts';
import type { Attempt } from '../areas/sso/domain/attempt.ts';
import { attemptCookie, readAttempt } from '../areas/sso/sign-on/attempt-cookie.ts';
import { addDays } from '../kernel/clock.ts';
import { asId } from '../kernel/ids.ts';
import { ok } from '../kernel/result.ts';
import { transact } from '../platform/commands/transact.ts';
import { addKey, type AddablePurpose } from '../platform/keys/add-key.ts';
import { DataKeys } from '../platform/keys/data-keys.ts';
import { KEY_PURPOSES, openKeyRing, type KeyRing } from '../platform/keys/key-ring.ts';
import { matchKeys } from '../platform/keys/match-keys.ts';
import { nativeVerify } from '../platform/ledger/native-verify.ts';
import { rowsKind } from '../platform/ledger/thing.ts';
import { Sequencer } from '../platform/ledger/sequencer.ts';
import { openServerScrubber } from '../platform/scrubbing/server-scrubber.ts';
import { createSeededIds } from '../testing/seeded-ids.ts';
import { addPerson } from '../testing/people.ts';
import { testHost, type TestHost } from '../testing/test-host.ts';
import { ledgerIdentity } from './ledger-identity.ts';

let host: TestHost;
let folder: string;
let seed = 0;
beforeEach(async () => {
  host = await testHost();
  folder = join(mkdtempSync(join(tmpdir(), 'muster-drill-')), 'keys');
  await matchKeys(host.db, ring(), host.clock.now());
});
afterEach(async () => {
  rmSync(join(folder, '..'), { recursive: true });
  await host.close();
});

/** The folder as a newly started server reads it. */
const ring = (): KeyRing => openKeyRing(folder, createSeededIds((seed += 1)));
const who = { actor: { kind: 'system', part: 'operator' }, requestId: asId<'request'>('drill') } as const;

/** `muster keys add` with every server stopped, then a start. */
async function next(purpose: AddablePurpose): Promise<KeyRing> {
  await addKey({ db: host.db, ring: ring(), purpose, now: host.clock.now(), hostOf: async () => host });
  const started = ring();
  await matchKeys(host.db, started, host.clock.now());
  return started;
}

describe('each key is rotated as docs/keys.md says, and what a thief makes with the old one is refused [GOV 6.3]', () => {
  test('the page names every key that there is', () => {
    const page = readFileSync(new URL('../../../../docs/keys.md', import.meta.url), 'utf8');
    for (const purpose of KEY_PURPOSES) expect(page).toContain(`\`${purpose}\``);
  });

  test('each row of the page names its drill, and each drill is there', () => {
    const root = new URL('../../../../docs/', import.meta.url);
    const page = readFileSync(new URL('keys.md', root), 'utf8');
    const drills = page
      .split('\n')
      .filter((line) => line.startsWith('| ') && !line.startsWith('| Key'))
      .map((line) => line.split('|').at(-2)?.trim() ?? '');
    expect(drills.length).toBeGreaterThan(KEY_PURPOSES.length);
    for (const drill of drills) {
      const files = [...drill.matchAll(/\]\(([^)]+)\)/g)].map(([, path = '']) => path);
      if (drill !== 'key-drill') expect(files).not.toEqual([]);
      for (const path of files) expect({ path, is: existsSync(new URL(path, root)) }).toEqual({ path, is: true });
      expect(files.filter((path) => !path.includes('.test.ts'))).toEqual([]);
    }
  });

  test('token-signing: a token of the key before still holds, of the one before that none does', async () => {
    const { clock, ids } = host;
    const tokensOf = (keys: KeyRing) =>
      createAccessTokens({ ring: keys, clock, ids, issuer: 'urn:muster', policies: () => host.policies() });
    const subject = { id: asId<'principal'>(ids.opaque()), sessionId: 's' };
    const { token: stolen } = await tokensOf(ring()).issue(subject);
    expect(await tokensOf(await next('token-signing')).verify(stolen)).toEqual(subject);
    const after = tokensOf(await next('token-signing'));
    expect(await after.verify(stolen)).toBeUndefined();
    expect(await after.verify((await after.issue(subject)).token)).toEqual(subject);
  });

  test('ledger-signing: heads bear both, and a head of the old key alone is refused by whoever believes the new', async () => {
    const before = ledgerIdentity(ring());
    const after = ledgerIdentity(await next('ledger-signing'));
    const newest = after.keys.at(-1);
    if (newest === undefined) throw new Error('a key was added');
    const head = { origin: after.origin, size: 1, root: new Uint8Array(32) };
    const believes = (keys: readonly NoteKey[], note: string) =>
      openCheckpoint(note, { origin: after.origin, keys, verify: nativeVerify }).ok;
    expect(after.origin).toBe(before.origin);
    expect(believes(before.keys, signCheckpoint(head, after.signers))).toBe(true);
    expect(believes([newest], signCheckpoint(head, after.signers))).toBe(true);
    expect(believes([newest], signCheckpoint(head, before.signers))).toBe(false);
  });

  test('ledger-mac: an entry proven by the old key is set aside, and never signed', async () => {
    const started = await next('ledger-mac');
    const sequencer = (macKey: Uint8Array) => {
      const { origin, signers } = ledgerIdentity(started);
      return new Sequencer({ db: host.database.sequencer, clock: host.clock, log: host.log, macKey, origin, signers });
    };
    await sequencer(host.ledgerMacKey).drain();
    await transact(host, who, async (ctx) => {
      ctx.record(rowsChanged, { resource: { kind: rowsKind.name, id: 'rows' }, data: {} });
      return ok(undefined);
    });
    expect(await sequencer(started.current('ledger-mac').bytes).runBatch()).toEqual({
      kind: 'sequenced',
      count: 0,
      setAside: 1,
    });
  });

  test('webhooks: each message is signed for old and new until the old file is gone, then for the new alone', async () => {
    const channel = { id: '0198e2a0-0000-7000-8000-0000000000c1', secretRef: undefined } as never;
    const secrets = async (keys: KeyRing) => (await secretsOf(channel, keys, async () => undefined)) ?? [];
    const [old] = await secrets(ring());
    const [fresh, kept] = await secrets(await next('webhooks'));
    expect(kept).toEqual(old);
    rmSync(join(folder, 'webhooks-k1.key'));
    const alone = ring();
    await matchKeys(host.db, alone, host.clock.now());
    expect(await secrets(alone)).toEqual([fresh]);
  });

  test('pseudonym: the same person has another token from now on, and is still found by both for an erasure', async () => {
    const mail = 'kim@example.org';
    const tokenUnder = (keys: KeyRing) =>
      openServerScrubber(keys.current('pseudonym'))
        .text(mail)
        .findings.flatMap(({ subject }) => subject?.token ?? []);
    const keep = async (keys: KeyRing) =>
      transact(host, who, async (ctx) =>
        ok(await host.pseudonyms.keep(ctx, openServerScrubber(keys.current('pseudonym')).text(mail).findings)),
      );
    const before = ring();
    await keep(before);
    const after = await next('pseudonym');
    await keep(after);
    expect(tokenUnder(after)).not.toEqual(tokenUnder(before));
    const parts = { dataKeys: host.dataKeys, ring: after };
    const found = await pseudonymData.find(host.db, parts, { member: undefined, called: [mail] });
    expect(found.toSorted()).toEqual([...tokenUnder(before), ...tokenUnder(after)].toSorted());
  });

  test('blind-index: people can still be found by e-mail', async () => {
    const { clock, ids } = host;
    const { id } = await addPerson(host);
    const peopleOf = (keys: KeyRing) =>
      createPeople({ ring: keys, dataKeys: new DataKeys({ ring: keys, ids, clock }) });
    const before = peopleOf(ring());
    await transact(host, who, async (ctx) =>
      ok(await before.keep(ctx.tx, id, { name: 'Kim', email: 'kim@example.org' })),
    );
    expect(await peopleOf(await next('blind-index')).findByEmail(host.db, 'kim@example.org')).toBe(id);
  });

  describe('links', () => {
    const CHANNEL = '0198e2a0-0000-7000-8000-0000000000c1';
    const claimNow = (): AnswerClaim => ({
      page: '0198e2a0-0000-7000-8000-0000000000a1',
      principal: asId('0198e2a0-0000-7000-8000-0000000000b1'),
      expiresAt: addDays(host.clock.now(), 1),
    });
    const tokenOf = (path: string): string => path.split('/').at(-1) ?? '';
    /** Everything a thief could forge with this ring's keys, and the check that would accept it. */
    const forged = (keys: KeyRing) => {
      const claim = claimNow();
      const made = [undefined, decidesRequest, answersSubscription].map((purpose) => ({
        purpose,
        token: tokenOf(createAnswerLinks(keys, purpose).pathFor(claim)),
      }));
      const at = host.clock.now();
      const review = newReviewLink(keys, { id: 'p1', day: '2026-11-30' }, at).token;
      const code = codeFor(keys, CHANNEL, at);
      return (now: KeyRing): readonly boolean[] => [
        ...made.map(({ purpose, token }) => createAnswerLinks(now, purpose).open(token, at) !== undefined),
        openReviewLink(now, review, at) !== undefined,
        isCodeFor(now, CHANNEL, at, code),
      ];
    };

    test('links that are out hold after a rotation; once the old file is gone, what a thief makes with it opens nothing', async () => {
      const thief = forged(ring());
      expect(thief(ring())).toEqual([true, true, true, true, true]);
      const rotated = await next('links');
      expect(thief(rotated)).toEqual([true, true, true, true, true]);
      rmSync(join(folder, 'links-k1.key'));
      const alone = ring();
      await matchKeys(host.db, alone, host.clock.now());
      expect(thief(alone)).toEqual([false, false, false, false, false]);
      expect(forged(alone)(alone)).toEqual([true, true, true, true, true]);
    });

    test('a sign-on that was begun before, a browser that was known and a sender that signs have to begin anew', async () => {
      const before = ring();
      const attempt: Attempt = {
        secret: 's',
        provider: asId('0198e2a0-0000-7000-8000-0000000000d1'),
        expiresAt: addDays(host.clock.now(), 1).getTime(),
        next: '/',
        purpose: { kind: 'sign-in' },
      };
      const cookie = attemptCookie(before, attempt);
      expect(readAttempt(before, cookie, host.clock.now())).toMatchObject({ next: '/' });
      const after = await next('links');
      expect(readAttempt(after, cookie, host.clock.now())).toBeUndefined();
      const [old, fresh] = [before, after].map((keys) => keys.current('links').bytes);
      const account = Buffer.alloc(32, 1);
      const device = (key: Buffer | undefined) => deviceCookie(key ?? Buffer.alloc(0), account, Buffer.alloc(16));
      expect(device(fresh)).not.toBe(device(old));
      const secret = (key: Buffer | undefined) => signingSecrets(key ?? Buffer.alloc(0))('hash of its key');
      expect(secret(fresh)).not.toBe(secret(old));
    });
  });
});
