import { describe, expect, it } from 'vitest';
import { createReadings } from './readings.ts';

const at = (ms: number): Date => new Date(Date.UTC(2026, 10, 30) + ms);

function readingsAt() {
  let now = 0;
  let asked = 0;
  const readings = createReadings(() => at(now));
  return {
    readings,
    read: async (news: number) => readings.since('team @acme/api', at(news), async () => (asked += 1)),
    goTo: (ms: number) => (now = ms),
    asked: () => asked,
  };
}

describe('what need not be read again', () => {
  it('is shared with whoever had their news before the reading began, and with nobody after', async () => {
    const it = readingsAt();
    it.goTo(100);
    expect(await it.read(50)).toBe(1);
    expect(await it.read(99)).toBe(1);
    // At the same instant the order is unknown.
    expect(await it.read(100)).toBe(2);
    it.goTo(200);
    expect(await it.read(150)).toBe(3);
    expect(await it.read(199)).toBe(3);
  });

  it('asks again after a reading that failed', async () => {
    const { readings } = readingsAt();
    const fails = async (): Promise<number> => Promise.reject(new Error('502'));
    const news = at(-1);
    await expect(readings.since('branch', news, fails)).rejects.toThrow('502');
    expect(await readings.since('branch', news, async () => 7)).toBe(7);
  });

  it('keeps what a commit fixes, and never what was shown in part', async () => {
    const { readings } = readingsAt();
    const isWhole = (value: readonly string[]): boolean => value.length === 2;
    expect(await readings.fixed('files', async () => ['a'], isWhole)).toEqual(['a']);
    expect(await readings.fixed('files', async () => ['a', 'b'], isWhole)).toEqual(['a', 'b']);
    expect(await readings.fixed('files', async () => Promise.reject(new Error('not again')), isWhole)).toEqual([
      'a',
      'b',
    ]);
  });

  it('forgets the oldest beyond what a server may hold', async () => {
    const { readings } = readingsAt();
    let asked = 0;
    const read = async (index: number) =>
      readings.fixed(
        `commit ${index}`,
        async () => (asked += 1),
        () => true,
      );
    for (let index = 0; index < 2_001; index += 1) await read(index);
    await read(2_000);
    expect(asked).toBe(2_001);
    await read(0);
    expect(asked).toBe(2_002);
  });
});
