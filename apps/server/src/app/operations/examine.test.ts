import { mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeTestFolder } from '../../testing/test-folder.ts';
import { createSeededIds } from '../../testing/seeded-ids.ts';
import { openKeyRing } from '../../platform/keys/key-ring.ts';
import { examine, examineNode } from './examine.ts';

let folder: string;
beforeAll(() => {
  folder = makeTestFolder(tmpdir());
});
afterAll(() => rmSync(folder, { recursive: true }));

test('the oldest Node that runs Muster is good enough, the one before is not', () => {
  expect(examineNode('24.0.0')).toMatchObject({ state: 'well' });
  expect(examineNode('23.11.1')).toMatchObject({ state: 'ill', remedy: 'Run it with npm, which brings Node 24.' });
});

test('keys in files on this machine are advised against, with the clause [GOV 6.4]', async () => {
  const keys = join(folder, 'keys');
  mkdirSync(keys, { mode: 0o700 });
  openKeyRing(keys, createSeededIds());
  const found = await examine({
    env: { MUSTER_HOME: join(folder, 'data'), MUSTER_KEYS_DIR: keys },
    home: folder,
    uid: 1000,
  });
  expect(found.find(({ name }) => name === 'keys')).toMatchObject({ state: 'advice', clause: '6.4' });
});
