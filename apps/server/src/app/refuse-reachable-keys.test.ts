import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { refuseReachableKeys } from './refuse-reachable-keys.ts';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'muster-reach-'));
  for (const name of ['keys', 'data', 'channels']) mkdirSync(join(home, name));
});
afterEach(() => rmSync(home, { recursive: true }));

const judge =
  (secrets: string | undefined, keys = 'keys') =>
  () =>
    refuseReachableKeys({
      references: { envPrefix: 'X_', filesBelow: secrets && join(home, secrets), vaultBelow: undefined },
      homes: { data: join(home, 'data'), keys: join(home, keys) },
    });

describe('a folder of secrets for channels never leads to keys [GOV 6.4]', () => {
  test('one of its own is fine, so is none, and one that is not there yet', () => {
    for (const secrets of ['channels', undefined, 'later']) expect(judge(secrets)).not.toThrow();
  });

  test.each(['keys', 'data', '.'])('a link to %s is refused at the start', (target) => {
    symlinkSync(join(home, target), join(home, 'link'));
    expect(judge('link')).toThrow('through a link');
  });

  test('nor when the keys are the link', () => {
    symlinkSync(join(home, 'channels'), join(home, 'linked-keys'));
    expect(judge('channels', 'linked-keys')).toThrow('through a link');
  });
});
