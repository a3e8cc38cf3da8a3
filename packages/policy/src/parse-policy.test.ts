import { describe, expect, test } from 'vitest';
import { changedFiles, loadPolicy, problemsOf, releasedFiles } from '../test/released-policy.ts';
import type { PolicyFile, PolicyProblem } from './index.ts';
import { describeProblem, parsePolicy } from './index.ts';

type Change = [from: string | RegExp, to: string];

/** The line, counted from 1, on which `text` first occurs in a file. */
function lineOf(files: readonly PolicyFile[], path: string, text: string): number {
  const lines = files.find((file) => file.path === path)?.text.split('\n') ?? [];
  return lines.findIndex((line) => line.includes(text)) + 1;
}

function problemAfter(path: string, ...changes: Change[]): PolicyProblem[] {
  return problemsOf(changedFiles({ [path]: changes }));
}

describe('a problem names file, line, clause and remedy', () => {
  test.each<[guarantee: string, path: string, change: Change, on: string, expected: Partial<PolicyProblem>]>([
    [
      'an unknown key',
      'severities.yaml',
      ['mitigation: { within: 30m', 'mitigaton: { within: 30m'],
      'mitigaton',
      { code: 'unknown-key', clause: '3.1.3' },
    ],
    [
      'a bad duration',
      'severities.yaml',
      ['within: 5m, clause: 3.1.2', 'within: 5 minutes, clause: 3.1.2'],
      '5 minutes',
      { code: 'bad-value', clause: '3.1.2' },
    ],
    [
      'a duration of nothing',
      'severities.yaml',
      ['within: 5m, clause: 3.1.2', 'within: 0m, clause: 3.1.2'],
      'within: 0m',
      { code: 'bad-value', clause: '3.1.2' },
    ],
    [
      'an unknown role',
      'severities.yaml',
      ['vp-engineering', 'vp-enginering'],
      'vp-enginering',
      { code: 'unknown-role', clause: '3.1.5' },
    ],
    [
      'an unknown clause',
      'severities.yaml',
      ['clause: 3.1.8', 'clause: 3.1.9'],
      '3.1.9',
      { code: 'unknown-clause', clause: '3.1.9' },
    ],
    ['a clause without quotes', 'raci.yaml', ["clause: '2.9'", 'clause: 2.9'], 'clause: 2.9', { code: 'bad-value' }],
    [
      'an unknown ruling',
      'accountability.yaml',
      ['ruling: R4', 'ruling: R99'],
      'R99',
      { code: 'unknown-ruling', clause: '8.1' },
    ],
    [
      'a missing cell',
      'raci.yaml',
      ['ml-engineer: C, data-engineer: C, platform-governance: I', 'ml-engineer: C, platform-governance: I'],
      'title: Execute runbook',
      { code: 'missing-cell', clause: '2.2' },
    ],
    [
      'a cell for nobody',
      'raci.yaml',
      ['ml-engineer: I', 'ml-intern: I'],
      'ml-intern',
      { code: 'unknown-role', clause: '2.1' },
    ],
    [
      'an empty cell',
      'raci.yaml',
      ['data-engineer: R', "data-engineer: ''"],
      "data-engineer: ''",
      { code: 'bad-value', clause: '2.8' },
    ],
    [
      'a cell given twice',
      'raci.yaml',
      ['data-engineer: R', 'data-engineer: R, data-engineer: A'],
      'data-engineer: A',
      { code: 'duplicate-key' },
    ],
    ['an anchor', 'slos.yaml', ['window: { kind: rolling', 'window: &w { kind: rolling'], '&w', { code: 'alias' }],
    ['a tag', 'slos.yaml', ['below: 1%', 'below: !!str 1%'], '!!str', { code: 'tag' }],
    [
      'a value without a clause',
      'violations.yaml',
      ["report: { to: platform-governance, clause: '10.1' }", 'report: { to: platform-governance }'],
      'report:',
      { code: 'missing-key' },
    ],
    [
      'a fact nobody asks',
      'severities.yaml',
      ['fact: outage, is: full', 'fact: outrage, is: full'],
      'outrage',
      { code: 'unknown-fact', clause: '3.1.1' },
    ],
    [
      'a choice that is not offered',
      'severities.yaml',
      ['is: full', 'is: total'],
      'is: total',
      { code: 'bad-criterion', clause: '3.1.1' },
    ],
    [
      'a comparison that does not fit',
      'severities.yaml',
      ['above: 10%', 'above: 10m'],
      'above: 10m',
      { code: 'bad-criterion', clause: '3.1.1' },
    ],
    [
      'two comparisons',
      'severities.yaml',
      ['above: 10%', 'above: 10%, atMost: 50%'],
      'atMost: 50%',
      { code: 'bad-criterion', clause: '3.1.1' },
    ],
    [
      'an SLO without a freeze window',
      'error-budget.yaml',
      [/ {4}ML-SLO-004:.*\n/, ''],
      'judgedOver',
      { code: 'missing-key', clause: '4.7' },
    ],
    [
      'an escalation without a clock',
      'severities.yaml',
      ['mitigation: { within: 8h', 'mitigation: { within: no-limit'],
      'by: notify',
      { code: 'contradiction' },
    ],
    [
      'a key that no whole day may live',
      'authentication.yaml',
      ['validForAtMost: 366d', 'validForAtMost: 23h'],
      'validForAtMost:',
      { code: 'contradiction', clause: '7.6' },
    ],
    [
      'a day that does not exist',
      'document.yaml',
      ['2026-08-23', '2026-02-30'],
      '2026-02-30',
      { code: 'bad-value', clause: '0.1' },
    ],
    [
      'a review before the last change',
      'document.yaml',
      ['2026-08-23', '2026-05-23'],
      'review:',
      { code: 'contradiction', clause: '0.1' },
    ],
    [
      'a zone that does not exist',
      'sprints.yaml',
      ['zone: UTC', 'zone: Mars/Olympus'],
      'zone:',
      { code: 'bad-value', clause: '3.4.3' },
    ],
    [
      'an option that points nowhere',
      'interpretations.yaml',
      ['sprints.yaml]', 'sprints.yaml#/constructor]'],
      'constructor',
      { code: 'contradiction' },
    ],
    [
      'approving one’s own',
      'approvals.yaml',
      ['notFrom: [requester]', 'notFrom: [subject]'],
      'notFrom:',
      { code: 'contradiction', clause: '3.1.1' },
    ],
    [
      'a request that expires before all who may decide were asked',
      'approvals.yaml',
      ['asksNextAfter: 15m', 'asksNextAfter: 12h'],
      'asksNextAfter:',
      { code: 'contradiction', clause: '3.1.1' },
    ],
    ['a clause listed twice', 'clauses.tsv', ['1.1\t', '0.1\t'], '0.1\tscope', { code: 'duplicate-clause' }],
  ])('%s', (_guarantee, path, change, on, expected) => {
    const files = changedFiles({ [path]: [change] });
    const [first] = problemsOf(files);
    expect(first).toMatchObject({ file: path, ...expected });
    expect(first?.remedy).not.toBe('');
    if (expected.code !== 'contradiction') expect(first?.line).toBe(lineOf(files, path, on));
  });

  test('and reads as one line a person can act upon', () => {
    const [problem] = problemAfter('severities.yaml', ['within: 5m, clause: 3.1.2', 'within: soon, clause: 3.1.2']);
    expect(problem && describeProblem(problem)).toBe(
      'severities.yaml:14:22 [3.1.2] "soon" is not valid at SEV-1/acknowledgement/within. ' +
        'Write a duration such as 30m, 4h, 2d or 1w, or next-sprint, or no-limit.',
    );
  });
});

test('every problem of a pass is reported, not only the first', () => {
  const problems = problemsOf(
    changedFiles({
      'raci.yaml': [['data-engineer: R', 'data-engineer: X']],
      'sprints.yaml': [['length: 2w', 'length: 2 weeks']],
    }),
  );
  expect(problems.map(({ file }) => file)).toEqual(['raci.yaml', 'sprints.yaml']);
});

test.each<[what: string, change: Change]>([
  ['empty', [/sinks:\n(?: {2}-.*\n)+/, 'sinks: []\n']],
  ['with an entry twice', [/( {2}- \{ name: Splunk.*\n)/, '$1$1']],
])('a list %s is a problem', (_what, change) => {
  const problems = problemAfter('audit.yaml', change);
  expect(problems).toMatchObject([{ code: 'bad-value', remedy: 'Write a list without duplicates' }]);
});

test('a wrong tag of a union is one problem that lists the tags', () => {
  const problems = problemAfter('severities.yaml', ['rule: not-required', 'rule: optional']);
  expect(problems).toHaveLength(1);
  expect(problems[0]?.remedy).toContain('required, recommended, not-required');
});

test('an alias bomb is refused before it is expanded', () => {
  const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]'];
  for (let level = 1; level < 12; level += 1) {
    const before = String.fromCharCode(96 + level);
    bomb.push(`${String.fromCharCode(97 + level)}: &${String.fromCharCode(97 + level)} [${`*${before}, `.repeat(9)}]`);
  }
  const files = releasedFiles().map((file) => (file.path === 'slos.yaml' ? { ...file, text: bomb.join('\n') } : file));
  const problems = problemsOf(files);
  expect(problems.length).toBeGreaterThan(0);
  expect(new Set(problems.map(({ code }) => code))).toEqual(new Set(['alias']));
});

test.each([
  ['nested beyond all reason', '['.repeat(60_000)],
  ['far too long', `# ${'x'.repeat(70_000)}`],
  ['not YAML', 'a: [1, 2'],
  ['two documents', 'a: 1\n---\nb: 2\n'],
  ['empty', ''],
  ['hiding a prototype', '__proto__: { a: 1 }'],
  ['a list', '- a'],
])('a file that is %s is a problem, not a crash', (_what, text) => {
  const files = releasedFiles().map((file) => (file.path === 'llm.yaml' ? { ...file, text } : file));
  expect(problemsOf(files)[0]).toMatchObject({ file: 'llm.yaml' });
});

test('a missing file and a file that belongs nowhere are named', () => {
  const files = releasedFiles().filter(({ path }) => path !== 'raci.yaml');
  const problems = problemsOf([...files, { path: 'racy.yaml', text: '' }]);
  expect(problems.map(({ file, code }) => [file, code])).toEqual([
    ['raci.yaml', 'missing-file'],
    ['racy.yaml', 'unknown-file'],
  ]);
});

describe('the snapshot', () => {
  test('is frozen to the bottom', () => {
    const policy = loadPolicy();
    expect(Object.isFrozen(policy)).toBe(true);
    expect(Object.isFrozen(policy.severities['SEV-1'].escalations[0]?.roles)).toBe(true);
  });

  test('has one hash whatever the order of files, line endings and comments, and another for another value', () => {
    const hash = loadPolicy().hash;
    const windows = releasedFiles().map(({ path, text }) => ({ path, text: text.replaceAll('\n', '\r\n') }));
    expect(loadPolicy(windows.toReversed()).hash).toBe(hash);
    expect(loadPolicy(changedFiles({ 'llm.yaml': [[/^/, '# a comment\n']] })).hash).toBe(hash);
    expect(loadPolicy(changedFiles({ 'severities.yaml': [['within: 5m', 'within: 6m']] })).hash).not.toBe(hash);
    expect(loadPolicy(changedFiles({ 'document.txt': [['5 minutes', '6 minutes']] })).hash).not.toBe(hash);
  });

  test('carries the digest of its caller', () => {
    const parsed = parsePolicy(releasedFiles(), () => 'digest');
    expect(parsed.ok && parsed.value.hash).toBe('digest');
  });

  test('gives every clock as minutes with its clause, and next sprint as what it is', () => {
    const { 'SEV-1': first, 'SEV-4': last } = loadPolicy().severities;
    expect(first.resolution).toEqual({ kind: 'within', minutes: 240, clause: '3.1.4' });
    expect(last.resolution).toEqual({ kind: 'next-sprint', clause: '3.4.3', ruling: 'R13' });
    expect(last.mitigation).toEqual({ kind: 'none', clause: '3.4.3' });
  });
});
