import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { runMuster } from '../run-muster.ts';
import { testShell } from '../testing/test-shell.ts';

const folder = mkdtempSync(join(tmpdir(), 'muster-scrub-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Uint8Array): string {
  writeFileSync(join(folder, name), content);
  return name;
}

async function scrubbed(words: readonly string[], typed: string, env: Record<string, string> = {}) {
  const shell = testShell({ typed: [typed], env, folder });
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

test('files are read as standard input is, one after the other', async () => {
  const [one, two] = [file('one.txt', 'paged ana@customer.example\r\n'), file('two.txt', '\ufeffall well')];
  const { out, code } = await scrubbed([one, two], '');
  expect(code).toBe(0);
  expect(out).toMatch(/^paged email~run\.\w{26}\r\n\ufeffall well$/);
});

test('a file that cannot be opened is named before anything is written (cli/unreadable-file)', async () => {
  const one = file('one.txt', 'fine\n');
  expect(await scrubbed([one, 'missing.txt'], '')).toMatchObject({ code: 1, out: '' });
  expect((await scrubbed([one, '.', '--json'], '')).err).toContain('cli/unreadable-file');
});

describe('odd lines of JSON are answered by their number, with nothing written (cli/not-jsonl)', () => {
  test.each([
    ['no JSON', 'password=hunter2hunter2', 'is not JSON'],
    ['no object', '["hunter2"]', 'is not an object'],
    ['no id', '{"text":"hunter2"}', 'has no "id"'],
    ['an id that is none', '{"id":{},"text":"hunter2"}', 'has no "id"'],
    ['no text', '{"id":"hunter2"}', 'has no "text"'],
    ['a text that is none', '{"id":1,"text":["hunter2"]}', 'has no "text"'],
    ['half a line', '{"id":1,"text":"hunter2', 'is not JSON'],
  ])('%s', async (_, line, problem) => {
    const { code, out, err } = await scrubbed(['--jsonl'], `{"id":1,"text":"x"}\n${line}\n{"id":3,"text":"y"}\n`);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('Line 2');
    expect(err).toContain(problem);
    expect(err).not.toContain('hunter2');
  });

  test('all of them, with their file', async () => {
    const odd = file('odd.jsonl', Buffer.concat([Buffer.from('{"id":1,"text":"x"}\nx\n"'), Buffer.from([0xff, 0x0a])]));
    const { out, err } = await scrubbed(['--jsonl', '--json', odd], '');
    expect(out).toBe('');
    expect(JSON.parse(err)).toMatchObject({
      error: {
        code: 'cli/not-jsonl',
        what: 'odd.jsonl: Line 2 is not JSON.',
        details: ['odd.jsonl: Line 3 is not UTF-8.'],
      },
    });
  });
});

test('a byte order mark, CRLF, blank lines, half a surrogate pair and a long text are read as they stand', async () => {
  const long = `${'all well '.repeat(50_000)}ana@customer.example`;
  const given = ['\ufeff{"id":1,"text":"a\\ud800b 10.1.2.3"}', '', `{"id":"x","text":"${long}","other":1}`].join(
    '\r\n',
  );
  const { code, out } = await scrubbed(['--jsonl'], given);
  expect(code).toBe(0);
  const [first, second] = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(first).toMatchObject({ id: 1, findings: [{ type: 'ip', start: 4, end: 12 }] });
  expect(first?.['text']).toMatch(/^a\ud800b ip~/);
  expect(second).toMatchObject({ id: 'x', findings: [{ type: 'email', start: 450_000, end: 450_020 }] });
});

test('text of a megabyte without a line break, an emoji over two chunks, and bytes that are no UTF-8 come out whole', async () => {
  const filler = 'all well 💥 '.repeat(90_000);
  const given = Buffer.concat([
    Buffer.from(`${filler}ana@customer.example ${filler}\r\n`),
    Buffer.from([0xff, 0xed, 0xa0, 0x80, 0x0a]),
    Buffer.from('from 10.1.2.3 👩\u200d🔬'),
  ]);
  const { code, out } = await scrubbed([file('megabyte.txt', given)], '');
  expect(code).toBe(0);
  expect(out.startsWith(`${filler}email~run.`)).toBe(true);
  expect(out).not.toContain('ana@');
  expect(out).toMatch(/ \r\n\ufffd{4}\nfrom ip~run\.\w{26} 👩\u200d🔬$/u);
});

test('what cannot be scrubbed is withheld, and the exit code says so [GOV 6.5]', async () => {
  const deep = `password=hunter2 ${'%25'.repeat(1)}${'25'.repeat(12)}40`;
  const { code, out } = await scrubbed(['--jsonl'], JSON.stringify({ id: 1, text: deep }));
  expect(code).toBe(1);
  expect(JSON.parse(out)).toMatchObject({
    text: '[removed:unscannable]',
    findings: [{ type: 'unscannable', start: 0 }],
  });
});

describe('detectors of one’s own', () => {
  const employee = {
    name: 'employee',
    pattern: 'EMP-[0-9]{6}',
    classification: 'RESTRICTED',
    examples: { found: ['EMP-204511'] },
  };

  test('are found beside Muster’s', async () => {
    const path = file('house.json', JSON.stringify({ detectors: [employee] }));
    expect((await scrubbed(['--detectors', path], 'EMP-204511 at 10.1.2.3')).out).toMatch(
      /^\[removed:x-employee\] at ip~/,
    );
  });

  test('that are wrong are named with a remedy, and nothing is written (cli/bad-detectors)', async () => {
    const bad = file('bad.json', JSON.stringify({ detectors: [{ ...employee, pattern: '(' }] }));
    const { code, out, err } = await scrubbed(['--detectors', bad], 'x');
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('/detectors/0/pattern cannot be read');
    const none = file('none.json', '{');
    expect((await scrubbed(['--detectors', none, '--json'], 'x')).err).toContain('cli/bad-detectors');
  });
});

test('people who are named are found, and a type may go for good [GOV 6.6]', async () => {
  const people = file('people.txt', 'Ana Novak\n\n');
  const { out } = await scrubbed(['--people', people, '--remove', 'email'], 'Novak wrote from ana@customer.example');
  expect(out).toMatch(/^person~run\.\w{26} wrote from \[removed:email\]$/);
});
