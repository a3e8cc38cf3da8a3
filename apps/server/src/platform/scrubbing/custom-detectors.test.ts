import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readCustomDetectors } from './custom-detectors.ts';

const folder = mkdtempSync(join(tmpdir(), 'muster-detectors-'));
afterAll(() => rmSync(folder, { recursive: true }));

const badge = {
  name: 'badge',
  pattern: 'BDG-[0-9]{4}',
  classification: 'RESTRICTED',
  examples: { found: ['BDG-1234'] },
};

function written(content: string): string {
  const path = join(folder, 'detectors.json');
  writeFileSync(path, content);
  return path;
}

test('without a file there are none, and a good one is taken as it is written', () => {
  expect(readCustomDetectors(undefined)).toEqual({ ok: true, value: undefined });
  const path = written(JSON.stringify({ detectors: [badge] }));
  expect(readCustomDetectors(path)).toEqual({ ok: true, value: { written: { detectors: [badge] } } });
});

test.each([
  ['{', 'no JSON file'],
  [
    JSON.stringify({ detectors: [{ ...badge, pattern: '(hunter2' }, 3] }),
    '/detectors/0/pattern cannot be read (and 1 more).',
  ],
])('%s: keeps Muster from starting, with a remedy and without the text [GOV 6.4]', (content, problem) => {
  const read = readCustomDetectors(written(content));
  expect(read.ok ? '' : read.error.problem).toContain(problem);
  expect(JSON.stringify(read)).not.toContain('hunter2');
});

test('a file that is not there is named', () => {
  expect(readCustomDetectors(join(folder, 'missing.json')).ok).toBe(false);
});
