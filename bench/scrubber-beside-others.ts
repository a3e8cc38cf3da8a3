/**
 * Leaks, damage and time of the scrubber compared with others on a labelled set. The others are installed outside the
 * tree:
 *   npm install --prefix FOLDER redact-pii openredaction @redactpii/node @secretlint/core @secretlint/secretlint-rule-preset-recommend
 *   npm exec -c 'node bench/scrubber-beside-others.ts FOLDER [tune|scored|blind-tune|blind-held]'
 * The blind sets were written before their author had read any rule of the scrubber: blind-tune is for tuning,
 * blind-held is scored once per round of tuning and never looked at.
 * A leak is a marked value whose longest word appears in the output; damage is an unmarked line that was changed.
 */
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createScrubber, pseudonymFrom } from '../packages/scrubber/src/index.ts';
import { readSet, type Line } from './scrubber-set/read-set.ts';

type Redacts = { redact: (text: string) => string };
type Lints = (asked: unknown) => Promise<{ messages: { range: [number, number] }[] }>;
type Redactor = { readonly name: string; readonly run: (text: string) => string | Promise<string> };

const [folder, which = 'tune'] = process.argv.slice(2);
const lines = readSet(
  readFileSync(new URL(`scrubber-set/${which}.txt`, import.meta.url), 'utf8'),
  which.endsWith('tune') ? 11 : 29,
);
const scrubber = createScrubber({
  pseudonym: pseudonymFrom((bytes) => createHmac('sha256', 'bench').update(bytes).digest(), 'k1'),
});

const redactors: Redactor[] = [{ name: 'muster', run: (text) => scrubber.text(text).text }, ...(await others())];
console.log(
  `${which}: ${lines.length} lines, ${lines.filter(({ marked }) => marked.length === 0).length} of them without marks`,
);
for (const redactor of redactors) {
  let leaks = 0;
  let marks = 0;
  let damaged = 0;
  const shown: string[] = [];
  const clean = lines.filter(({ marked }) => marked.length === 0).length;
  for (const line of lines) {
    const out = await redactor.run(line.text);
    const leaking = line.marked.filter(({ kind, value }) => out.includes(kind === 'ip' ? value : core(value)));
    marks += line.marked.length;
    leaks += leaking.length;
    const isDamaged = line.marked.length === 0 && out !== line.text;
    if (isDamaged) damaged++;
    if (redactor.name === (process.env['SHOW'] ?? 'muster') && (leaking.length > 0 || isDamaged))
      shown.push(`    ${line.text}\n      -> ${out}`);
  }
  const time = await microseconds(redactor, lines);
  console.log(
    `  ${redactor.name.padEnd(16)} leaks ${share(leaks, marks)}   damage ${share(damaged, clean)}   ${time.toFixed(1)} us a line`,
  );
  if (process.env['SHOW'] !== undefined && which !== 'blind-held') console.log(shown.join('\n'));
}

// One of the others leaves a handle open.
process.exit(0);

/** The identifying part of a marked value: its longest word. */
function core(value: string): string {
  return value.split(/[^\p{L}\p{N}]+/u).reduce((a, b) => (b.length > a.length ? b : a));
}

/** With a 95 % Wilson interval. */
function share(count: number, of: number): string {
  const z = 1.96;
  const p = count / of;
  const middle = (p + (z * z) / (2 * of)) / (1 + (z * z) / of);
  const half = (z * Math.sqrt((p * (1 - p)) / of + (z * z) / (4 * of * of))) / (1 + (z * z) / of);
  return `${count}/${of} (${(100 * Math.max(0, middle - half)).toFixed(1)}-${(100 * (middle + half)).toFixed(1)} %)`;
}

/** CPU time per line, warm: the best of several rounds of half a second, since a busy machine only adds time. */
async function microseconds({ run }: Redactor, all: readonly Line[]): Promise<number> {
  let best = Infinity;
  for (let batch = 0; batch < 6; batch++) {
    let rounds = 0;
    let spent = 0;
    // One of the others learns from its input and slows down with every call, so the number of rounds is limited.
    while (spent < 500_000 && rounds < 200) {
      const began = process.threadCpuUsage();
      for (const { text } of all) await run(text);
      const { user, system } = process.threadCpuUsage(began);
      spent += user + system;
      rounds++;
    }
    best = Math.min(best, spent / rounds / all.length);
  }
  return best;
}

async function others(): Promise<Redactor[]> {
  if (folder === undefined) return [];
  const base = join(folder, 'node_modules', 'package.json');
  const from = createRequire(base);
  const load = async <T>(name: string): Promise<T> => {
    try {
      return (await import(pathToFileURL(from.resolve(name)).href)) as T;
    } catch {
      return from(name) as T;
    }
  };
  const found: Redactor[] = [];
  const add = async (name: string, make: () => Promise<Redactor['run']>): Promise<void> => {
    try {
      found.push({ name, run: await make() });
    } catch (error) {
      console.log(`  ${name}: not compared, ${String(error).slice(0, 200)}`);
    }
  };
  await add('redact-pii', async () => {
    const { SyncRedactor } = await load<{ SyncRedactor: new () => Redacts }>('redact-pii');
    const redactor = new SyncRedactor();
    return (text) => redactor.redact(text);
  });
  await add('openredaction', async () => {
    type Detects = { detect: (text: string) => Promise<{ redacted: string }> };
    const { OpenRedaction } = await load<{ OpenRedaction: new () => Detects }>('openredaction');
    const redactor = new OpenRedaction();
    return async (text) => (await redactor.detect(text)).redacted;
  });
  await add('@redactpii/node', async () => {
    const { Redactor } = await load<{ Redactor: new () => Redacts }>('@redactpii/node');
    const redactor = new Redactor();
    return (text) => redactor.redact(text);
  });
  await add('secretlint', async () => {
    const { lintSource } = await load<{ lintSource: Lints }>('@secretlint/core');
    const { creator } = await load<{ creator: unknown }>('@secretlint/secretlint-rule-preset-recommend');
    const rule = { id: '@secretlint/secretlint-rule-preset-recommend', rule: creator, options: {} };
    return async (text) => {
      const { messages } = await lintSource({
        source: { filePath: 'line.txt', content: text, contentType: 'text', ext: '.txt' },
        options: { config: { rules: [rule] } },
      });
      return mask(
        text,
        messages.map(({ range }) => range),
      );
    };
  });
  return found;
}

function mask(text: string, ranges: readonly (readonly [number, number])[]): string {
  let out = text;
  for (const [start, end] of ranges.toSorted((a, b) => b[0] - a[0])) out = `${out.slice(0, start)}*${out.slice(end)}`;
  return out;
}
