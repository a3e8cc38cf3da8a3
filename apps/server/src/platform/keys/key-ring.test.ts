import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createSeededIds } from '../../testing/seeded-ids.ts';
import { conformance } from './conformance.ts';
import { KEY_PURPOSES, openKeyRing } from './key-ring.ts';

let folder: string;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'muster-keys-')), 'keys');
});
afterEach(() => rmSync(join(folder, '..'), { recursive: true, force: true }));

const refusal = (code: string): unknown => expect.objectContaining({ error: expect.objectContaining({ code }) });

describe('the keys folder', () => {
  test('is made on the first start: a key for each purpose, readable by nobody else [GOV 6.4]', () => {
    const ring = openKeyRing(folder, createSeededIds());
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(readdirSync(folder).toSorted()).toEqual(KEY_PURPOSES.map((purpose) => `${purpose}-k1.key`).toSorted());
    for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).mode & 0o777, name).toBe(0o600);
    const all = KEY_PURPOSES.map((purpose) => ring.current(purpose).bytes.toString('hex'));
    expect(new Set(all).size).toBe(KEY_PURPOSES.length);
  });

  test('gives the same keys at every start', () => {
    const first = openKeyRing(folder, createSeededIds(1));
    const second = openKeyRing(folder, createSeededIds(2));
    for (const purpose of KEY_PURPOSES) expect(second.current(purpose)).toEqual(first.current(purpose));
  });

  test.each([0o750, 0o701, 0o770])('is refused when others can look into it (%o)', (mode) => {
    openKeyRing(folder, createSeededIds());
    chmodSync(folder, mode);
    expect(() => openKeyRing(folder, createSeededIds())).toThrow(refusal('keys/too-open'));
  });

  test.each([0o640, 0o604, 0o660])('is refused when others can read a key (%o)', (mode) => {
    openKeyRing(folder, createSeededIds());
    chmodSync(join(folder, 'master-k1.key'), mode);
    expect(() => openKeyRing(folder, createSeededIds())).toThrow(refusal('keys/too-open'));
  });

  test.each(['', 'not a key', Buffer.alloc(31).toString('base64'), Buffer.alloc(33).toString('base64')])(
    'is refused with a key that is no key, and the message does not repeat it (%#)',
    (text) => {
      openKeyRing(folder, createSeededIds());
      writeFileSync(join(folder, 'links-k1.key'), text);
      expect(() => openKeyRing(folder, createSeededIds())).toThrow(refusal('keys/malformed'));
    },
  );
});

describe('a key ring', () => {
  test('rotates: the new key is for new work, the old one is still found, its file untouched', () => {
    const ring = openKeyRing(folder, createSeededIds());
    const before = ring.current('token-signing');
    const text = readFileSync(join(folder, 'token-signing-k1.key'), 'utf8');
    expect(ring.add('token-signing').kid).toBe('k2');
    expect(ring.current('token-signing').bytes).not.toEqual(before.bytes);
    expect(ring.find('token-signing', 'k1')).toEqual(before);
    expect(readFileSync(join(folder, 'token-signing-k1.key'), 'utf8')).toBe(text);
    expect(ring.current('master').kid).toBe('k1');
  });

  test('keeps the order of ids beyond nine', () => {
    const ring = openKeyRing(folder, createSeededIds());
    for (let count = 0; count < 10; count += 1) ring.add('pseudonym');
    expect(openKeyRing(folder, createSeededIds()).current('pseudonym').kid).toBe('k11');
  });

  test('finds a key that another server has added, and none for a made-up id', () => {
    const [mine, theirs] = [openKeyRing(folder, createSeededIds(1)), openKeyRing(folder, createSeededIds(2))];
    const added = theirs.add('master');
    expect(mine.find('master', 'k2')).toEqual(added);
    expect(mine.current('master')).toEqual(added);
    for (const kid of ['k3', 'k0', 'K1', '../k1', '']) expect(mine.find('master', kid)).toBeUndefined();
  });

  test('sees new keys of the purpose it is asked about only: another’s wait for a restart', () => {
    const [mine, theirs] = [openKeyRing(folder, createSeededIds(1)), openKeyRing(folder, createSeededIds(2))];
    theirs.add('links');
    theirs.add('master');
    mine.reread('master');
    expect([mine.newest('master').kid, mine.newest('links').kid]).toEqual(['k2', 'k1']);
  });

  test('keeps what it knows when a file goes, until the next start', () => {
    const ring = openKeyRing(folder, createSeededIds());
    ring.add('master');
    rmSync(join(folder, 'master-k1.key'));
    ring.reread('master');
    expect(ring.find('master', 'k1')).toBeDefined();
    expect(openKeyRing(folder, createSeededIds()).find('master', 'k1')).toBeUndefined();
  });

  test('works under the key that was chosen while a newer one waits for its use', () => {
    const ring = openKeyRing(folder, createSeededIds());
    ring.choose('master', 'k1');
    ring.add('master');
    expect([ring.current('master').kid, ring.newest('master').kid]).toEqual(['k1', 'k2']);
    expect(() => ring.choose('master', 'k3')).toThrow(refusal('keys/missing'));
  });

  test.runIf(process.getuid?.() === 0)('that root adds to belongs to whom the folder does, who must read it', () => {
    const ring = openKeyRing(folder, createSeededIds());
    chownSync(folder, 65_534, 65_534);
    ring.add('master');
    expect(statSync(join(folder, 'master-k2.key'))).toMatchObject({ uid: 65_534, gid: 65_534 });
  });

  test('that two servers rotate at once gets one new key', () => {
    const [mine, theirs] = [openKeyRing(folder, createSeededIds(1)), openKeyRing(folder, createSeededIds(2))];
    expect(mine.add('master')).toEqual(theirs.add('master'));
  });
});

describe('where secrets lie [GOV 6.4]', () => {
  const memory = '/dev/shm';
  const isMemory = existsSync(memory) && statfsSync(memory).type === 0x01021994;

  test('a folder on disk is local mode, and says that it does not conform', () => {
    openKeyRing(folder, createSeededIds());
    const verdict = conformance(join(folder, '..'), isMemory ? undefined : 'kubernetes');
    expect(verdict).toMatchObject({ kind: 'local', clause: '6.4', reason: expect.stringContaining('not conforming') });
  });

  test.runIf(isMemory)('a Secret volume conforms, is read through its links, and is never written', () => {
    const volume = mkdtempSync(join(memory, 'muster-keys-'));
    try {
      mkdirSync(join(volume, '..2026_11_02'));
      symlinkSync('..2026_11_02', join(volume, '..data'));
      for (const purpose of KEY_PURPOSES) {
        const name = `${purpose}-k1.key`;
        writeFileSync(join(volume, '..2026_11_02', name), Buffer.alloc(32, purpose.length).toString('base64'), {
          mode: 0o440,
        });
        symlinkSync(join('..data', name), join(volume, name));
      }
      chmodSync(volume, 0o755);
      expect(conformance(volume, undefined)).toMatchObject({ kind: 'projected', by: 'kubernetes' });
      expect(openKeyRing(volume, createSeededIds()).current('links').bytes).toEqual(Buffer.alloc(32, 'links'.length));
      rmSync(join(volume, 'links-k1.key'));
      expect(() => openKeyRing(volume, createSeededIds())).toThrow(refusal('keys/missing'));
      chmodSync(join(volume, '..2026_11_02', 'master-k1.key'), 0o444);
      expect(() => openKeyRing(volume, createSeededIds())).toThrow(refusal('keys/too-open'));
    } finally {
      rmSync(volume, { recursive: true });
    }
  });
});
