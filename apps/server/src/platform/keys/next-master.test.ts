import { describe, expect, test } from 'vitest';
import { nextMaster, type MasterStanding } from './next-master.ts';

const settled: MasterStanding = { newest: 'k2', inUse: 'k2', isSettled: true, wrappedUnderOthers: 0 };

describe('a rotation of the master key [GOV 6.3]', () => {
  test('adds a key where the last one was brought to its end', () => {
    expect(nextMaster(settled)).toEqual({ kind: 'add' });
  });

  test('takes the file that is there and that nobody uses yet, whoever laid it down', () => {
    expect(nextMaster({ ...settled, newest: 'k10', inUse: 'k9' })).toEqual({ kind: 'go-on', kid: 'k10' });
  });

  test.each([{ isSettled: false }, { wrappedUnderOthers: 1 }])('goes on with the key in use where %o', (left) => {
    expect(nextMaster({ ...settled, ...left })).toEqual({ kind: 'go-on', kid: 'k2' });
  });
});
