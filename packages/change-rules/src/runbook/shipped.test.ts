import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parsePolicy } from '@muster/policy';
import { readAlertRules } from './alert-rules.ts';
import { lintLibrary } from './lint-library.ts';
import { problemLine } from './problem.ts';
import { filled } from './values.ts';

const at = (path: string): URL => new URL(`../../../../${path}`, import.meta.url);
const filesIn = (folder: string) =>
  readdirSync(at(folder)).map((name) => ({
    path: `${folder}/${name}`,
    text: readFileSync(at(`${folder}/${name}`), 'utf8'),
  }));
const POLICY = 'policy/GOV-001/2.0.0+r1';
const parsed = parsePolicy(
  filesIn(POLICY).map(({ path, text }) => ({ path: path.slice(POLICY.length + 1), text })),
  () => '',
);
if (!parsed.ok) throw new Error(JSON.stringify(parsed.error.slice(0, 3)));
const policy = parsed.value;
const rules = ['muster', 'ml-platform'].flatMap(
  (name) => readAlertRules(`${name}.rules.yml`, readFileSync(at(`deploy/prometheus/${name}.rules.yml`), 'utf8')).rules,
);
const library = {
  runbooks: filesIn('runbooks'),
  diagrams: filesIn('diagrams'),
  rules: [...rules, ...demoRules()],
  policy,
  today: '2026-11-30',
};

/** The demo's Prometheus rules are defined in code; each must be an alert that ships. */
function demoRules() {
  const text = readFileSync(at('demo/fleet/rules.ts'), 'utf8');
  return [...text.matchAll(/name: '(\w+)',\n\s+runbook: '(\w+)'/g)].map(([, name = '', runbook = '']) => ({
    file: 'demo/fleet/rules.ts',
    line: 1,
    name,
    runbook,
  }));
}

test('the runbooks that ship are complete, and each is the one of its alerts, both ways [GOV 2.2, 5.1.4, 7.10, 7.14]', () => {
  expect(lintLibrary(library).problems.map(problemLine)).toEqual([]);
  expect(demoRules().length).toBe(6);
});

test('the set that the domain names ships, and what the policy itself names [GOV 7.10, 9.2]', () => {
  const { runbooks } = lintLibrary(library);
  expect(runbooks.map(({ id }) => id)).toEqual([
    'api_outage',
    'audit_sink_failure',
    'break_glass',
    'data_quality_incident',
    'denylist_loss',
    'fairness_regression',
    'feature_store_corruption',
    'human_review_backlog',
    'llm_cost_spike',
    'llm_provider_outage',
    'model_degradation',
    'model_rollback',
    'monitoring_self_failure',
    'pii_leak_in_logs',
    'pipeline_failure',
  ]);
  expect(library.runbooks.map(({ path }) => path)).toContain(policy.llm.cost.runbook);
});

test('a number that the policy changes is changed in every runbook [GOV 7.10]', () => {
  const text = library.runbooks.find(({ path }) => path.endsWith('api_outage.md'))?.text ?? '';
  expect(filled(text, policy)).toContain('| Requests that fail, SEV-1 | above 10 % for 2 min |');
  const { runbooks } = policy;
  const APIOutage = { ...runbooks.rules['APIOutage'], limit: '20%' } as (typeof runbooks.rules)[string];
  const changed = { ...policy, runbooks: { ...runbooks, rules: { ...runbooks.rules, APIOutage } } };
  expect(filled(text, changed)).toContain('above 20 % for 2 min |');
});

test.each([
  [
    'a rule without a runbook',
    { rules: [...library.rules, { file: 'r.yml', line: 9, name: 'New', runbook: undefined }] },
    'r.yml:9 [no-runbook]',
  ],
  [
    'a trigger that no rule has',
    { rules: library.rules.filter(({ name }) => name !== 'LLMCostSpike') },
    'runbooks/llm_cost_spike.md:8 [no-rule]',
  ],
  [
    'a rule that names another runbook',
    { rules: library.rules.map((rule) => (rule.name === 'APIOutage' ? { ...rule, runbook: 'break_glass' } : rule)) },
    '[other-runbook]',
  ],
  [
    'a rule that names what is not there',
    { rules: library.rules.map((rule) => (rule.name === 'APIOutage' ? { ...rule, runbook: 'x' } : rule)) },
    'names x, but there is no such runbook',
  ],
  ['a drill that is long ago', { today: '2027-03-02' }, 'runbooks/api_outage.md:69 [stale]'],
  [
    'a signal without a runbook',
    { policy: { ...policy, runbooks: { ...policy.runbooks, signals: { 'llm.new': 'api_outage' } } } },
    'runbooks.yaml:1 [no-runbook]',
  ],
] as const)('%s is told [GOV 7.10]', (_what, changed, told) => {
  const lines = lintLibrary({ ...library, ...changed }).problems.map(problemLine);
  expect(lines.join('\n')).toContain(told);
});

const text = library.runbooks.find(({ path }) => path.endsWith('fairness_regression.md'))?.text ?? '';
test.each([
  [
    'a number that is typed',
    ['## Purpose\n', '## Purpose\n\nWithin 30 minutes.\n'],
    '[typed-number] 30 minutes is typed',
  ],
  ['a bound that is typed', ['## Purpose\n', '## Purpose\n\nWhere it is > 0.2.\n'], '[typed-number] > 0.2 is typed'],
  [
    'a value that is not there',
    ['## Purpose\n', '## Purpose\n\n{{slos.X.y}}\n'],
    '[quote] the policy has no value at slos.X.y',
  ],
  ['a section that is missing', ['## Escalation', '## Other'], '[section] the section Escalation'],
  ['a role that is not there', ['owner: ml-platform-sre', 'owner: nobody'], ':5 [role] the policy has no role nobody'],
  [
    'a role of the matrix left out',
    ['[ml-engineer, data-engineer]', '[ml-engineer]'],
    '[raci] the matrix gives data-engineer the letter C',
  ],
  ['a version that is none', ['version: 1.0.0', 'version: one'], ':4 [value] version must be a semantic version'],
  [
    'a field that nothing reads',
    ['version: 1.0.0', 'version: 1.0.0\nthreshold: a'],
    ':5 [unknown] threshold is not known',
  ],
  ['a file of another name', ['id: fairness_regression', 'id: other_name'], ':2 [id] the file is called'],
  [
    'no way to a human review',
    [/humanReview:\n(?: {2}.*\n)+/, 'humanReview: { none: It decides nothing. }\n'],
    '[human-review]',
  ],
  ['a way to a human review without its time', [/within: .*/, 'within: soon'], '[human-review] within does not quote'],
] as const)('%s is told with its line [GOV 5.1.4, 7.14]', (_what, [from, to], told) => {
  const after = text.replace(from, to);
  expect(after).not.toBe(text);
  const runbooks = library.runbooks.map((file) => (file.text === text ? { ...file, text: after } : file));
  expect(
    lintLibrary({ ...library, runbooks })
      .problems.map(problemLine)
      .join('\n'),
  ).toContain(told);
});
