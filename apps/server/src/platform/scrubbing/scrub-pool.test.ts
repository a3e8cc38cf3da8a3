import { expect, test } from 'vitest';
import { openServerScrubber } from './server-scrubber.ts';

const scrubber = openServerScrubber({ kid: 'k1', bytes: new Uint8Array(32) });
const HOSTILE = `${'e\u0301'.repeat(200_000)} ${'http://a@b:c@'.repeat(7_000)} 10.1.2.3`;

test('the threads find what the server finds, under the same pseudonyms [GOV 6.6]', async () => {
  const text = 'paged ana@customer.example, password=hunter2hunter2';
  expect(await scrubber.beside.text(text)).toEqual(scrubber.text(text));
  const value = { user_id: 48_151, note: text };
  expect(await scrubber.beside.value(value)).toEqual(scrubber.value(value));
});

test('the server goes on while a hostile text is read [GOV 6.5]', async () => {
  let turns = 0;
  const others = setInterval(() => (turns += 1), 1);
  const began = process.threadCpuUsage();
  const read = await scrubber.beside.text(HOSTILE);
  const { user, system } = process.threadCpuUsage(began);
  clearInterval(others);
  expect(read.text).not.toContain('10.1.2.3');
  expect(turns).toBeGreaterThan(1);
  expect((user + system) / 1000).toBeLessThan(250);
});

test('on the server itself such a text is withheld when its time is over, and named [GOV 6.5]', () => {
  const began = process.threadCpuUsage();
  const read = scrubber.text(HOSTILE);
  const { user, system } = process.threadCpuUsage(began);
  expect(read.text).toBe('[removed:unscannable]');
  expect((user + system) / 1000).toBeLessThan(2_000);
});

test('what an organisation adds is found on the server and in its threads [GOV 6.4]', async () => {
  const badge = {
    name: 'badge',
    pattern: 'BDG-[0-9]{4}',
    classification: 'RESTRICTED',
    examples: { found: ['BDG-1234'] },
  };
  const own = openServerScrubber({ kid: 'k1', bytes: new Uint8Array(32) }, { written: { detectors: [badge] } });
  expect(own.text('lost BDG-4711').text).toBe('lost [removed:x-badge]');
  expect((await own.beside.text('lost BDG-4711')).text).toBe('lost [removed:x-badge]');
});

test('what a thread cannot even be told is withheld', async () => {
  expect((await scrubber.beside.value({ run: () => 1 })).value).toBe('[removed:unscannable]');
});
