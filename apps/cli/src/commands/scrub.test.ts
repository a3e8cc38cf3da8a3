import { expect, test } from 'vitest';
import { runMuster } from '../run-muster.ts';
import { testShell } from '../testing/test-shell.ts';

async function scrubbed(words: readonly string[], typed: string, env: Record<string, string> = {}) {
  const shell = testShell({ typed: [typed], env });
  const code = await runMuster(['scrub', ...words], shell);
  return { code, ...shell.printed() };
}

test('text comes out without what was secret or personal [GOV 6.4, 6.6]', async () => {
  const { code, out } = await scrubbed([], 'paged ana@customer.example\npassword=hunter2hunter2\nall else stays\n');
  expect(code).toBe(0);
  expect(out).toMatch(/^paged email~run\.\w{26}\npassword=\[removed:secret\]\nall else stays\n$/);
});

test('lines of JSON come out with what was found, in UTF-16 units of what went in [GOV 6.4]', async () => {
  const lines = `${JSON.stringify({ id: 7, text: '💥 from 10.1.2.3' })}\n${JSON.stringify({ id: 'b', text: 'fine' })}\n`;
  const { out } = await scrubbed(['--jsonl'], lines);
  const [first, second] = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(first).toMatchObject({ id: 7, findings: [{ type: 'ip', start: 8, end: 16 }] });
  expect(second).toEqual({ id: 'b', text: 'fine', findings: [] });
});

test('under a key of one’s own a pseudonym is the same in each run', async () => {
  const key = { MUSTER_PSEUDONYM_KEY: 'a key of our own, kept elsewhere' };
  const [one, two] = [await scrubbed([], 'ana@customer.example', key), await scrubbed([], 'ana@customer.example', key)];
  expect(one.out).toBe(two.out);
  expect(one.out).toMatch(/^email~own\./);
});

test('a line that cannot be read is named, not repeated, and nothing is written', async () => {
  const { code, out, err } = await scrubbed(['--jsonl'], '{"id":1,"text":"x"}\npassword=hunter2hunter2\n');
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toContain('Line 2');
  expect(err).not.toContain('hunter2');
});
