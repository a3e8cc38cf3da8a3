import { describe, expect, test } from 'vitest';
import { testScrubber } from '../test/test-scrubber.ts';
import { readDetectors } from './custom-detectors.ts';

const employee = {
  name: 'employee-number',
  pattern: String.raw`\bEMP-[0-9]{6}\b`,
  classification: 'CONFIDENTIAL',
  contains: ['EMP-'],
  examples: { found: ['EMP-204511 was paged'], kept: ['EMP-2'] },
};
const voucher = {
  name: 'voucher',
  pattern: '(vch|voucher)_[a-z0-9]{12}',
  classification: 'RESTRICTED',
  ignoreCase: true,
  examples: { found: ['VCH_A1B2C3D4E5F6'] },
};

function scrubberWith(...detectors: object[]) {
  const read = readDetectors({ detectors });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return testScrubber({ custom: read.detectors });
}

describe('what an organisation adds is found beside the rest', () => {
  const scrubber = scrubberWith(employee, voucher);

  test('CONFIDENTIAL gets a pseudonym, RESTRICTED goes, in any disguise [GOV 6.4, 6.6]', () => {
    const { text, findings } = scrubber.text('EMP-204511 used voucher_a1b2c3d4e5f6, and EMP&#45;204511 again');
    expect(text).toMatch(/^(custom~k1\.\w{26}) used \[removed:x-voucher\], and \1 again$/);
    expect(findings.map(({ kind }) => kind)).toEqual(['x-employee-number', 'x-voucher', 'x-employee-number']);
    expect(scrubber.text(text)).toEqual({ text, findings: [] });
  });

  test('a pattern that would fit a token of ours leaves it alone', () => {
    const greedy = scrubberWith({
      ...voucher,
      pattern: '[a-z0-9]{6,}',
      ignoreCase: false,
      examples: { found: ['abcdef1'] },
    });
    const once = greedy.text('paged ana@customer.example').text;
    expect(greedy.text(once).text).toBe(once);
  });

  test('a pattern that would keep a backtracking engine busy is done at once', () => {
    const nested = scrubberWith({ ...voucher, pattern: '(a+)+$', examples: { found: ['aaa'] } });
    const began = process.threadCpuUsage();
    nested.text(`${'a'.repeat(5000)}!`);
    const { user, system } = process.threadCpuUsage(began);
    expect((user + system) / 1000).toBeLessThan(500);
  });
});

describe('a detector that is wrong is named by its place, with a remedy, and without its text', () => {
  test.each([
    [{ ...employee, pattern: '(?<=secret)x' }, '/detectors/0/pattern', 'cannot be read'],
    [{ ...employee, pattern: 'x*' }, '/detectors/0/pattern', 'matches empty text, and so matches everywhere'],
    [{ ...employee, pattern: 'x'.repeat(501) }, '/detectors/0/pattern', 'is longer than 500 characters'],
    [{ ...employee, name: 'Employee Number' }, '/detectors/0/name', 'is not a valid name'],
    [{ ...employee, classification: 'SECRET' }, '/detectors/0/classification', 'is not a classification'],
    [{ ...employee, contains: [''] }, '/detectors/0/contains', 'is not a list of literals'],
    [{ ...employee, ignoreCase: 'yes' }, '/detectors/0/ignoreCase', 'is neither true nor false'],
    [{ ...employee, regex: 'x' }, '/detectors/0/regex', 'is not known'],
    [{ ...employee, examples: undefined }, '/detectors/0/examples', 'do not prove the pattern'],
    [{ ...employee, examples: { found: ['EMP-2'] } }, '/detectors/0/examples/found/0', 'is not found'],
    [
      { ...employee, examples: { found: ['EMP-204511'], kept: ['EMP-204512'] } },
      '/detectors/0/examples/kept/0',
      'is found',
    ],
    [3, '/detectors/0', 'is not an object'],
  ])('%#', (detector, path, problem) => {
    const read = readDetectors({ detectors: [detector] });
    expect(read).toMatchObject({ ok: false, problems: [{ path, problem }] });
    expect(JSON.stringify(read)).not.toContain('secret');
  });

  test('all at once, and no list at all', () => {
    const read = readDetectors({ detectors: [{ ...employee, name: '' }, employee, employee] });
    expect(read.ok ? [] : read.problems.map(({ path }) => path)).toEqual(['/detectors/0/name', '/detectors/2/name']);
    expect(readDetectors([])).toMatchObject({ ok: false, problems: [{ path: '/detectors' }] });
  });
});
