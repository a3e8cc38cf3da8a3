import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { requestObjective } from '../../../app/request-objective.ts';
import { createRequestMetrics } from '../../../platform/http/system/request-metrics.ts';
import { createTelemetry } from '../../../platform/telemetry/telemetry.ts';
import { releasedPolicy } from '../../../testing/released-policy.ts';
import { ML_RULES_FILE, RULES_FILE } from '../../../testing/write-rules.ts';
import { mlPlatformRules } from './ml-platform-rules.ts';
import { prometheusRules } from './prometheus-rules.ts';

const policy = releasedPolicy();
type Rules = { groups: { name: string; rules: { alert: string; expr: string; labels: Record<string, string> }[] }[] };
const rules = () => parse(readFileSync(RULES_FILE, 'utf8')) as Rules;

test('the rules that ship are what the policy says today [GOV 4.1, 4.2]', () => {
  expect(readFileSync(RULES_FILE, 'utf8')).toBe(prometheusRules(policy));
});

test('the platform’s rules have their bounds from the policy, and each says its runbook [GOV 7.9, 7.10]', () => {
  const text = mlPlatformRules(policy);
  expect(readFileSync(ML_RULES_FILE, 'utf8')).toBe(text);
  const [alerts, unseen] = (parse(text) as Rules).groups;
  const byName = new Map(alerts?.rules.map((rule) => [rule.alert, rule.expr]));
  expect(byName.get('APILatencyP99Breach')).toMatch(/ > 2$/);
  expect(byName.get('ModelAccuracyDegradation')).toMatch(/ < 0\.92$/);
  expect(byName.get('PipelineSLABreach')).toMatch(/ > 7200$/);
  expect(byName.get('FeatureStoreCorruption')).toBe('count(ml_feature_psi > 0.25) > 1');
  expect(unseen?.rules.length).toBe(alerts?.rules.length);
  expect(unseen?.rules[0]?.expr).toBe('absent(http_requests_total)');
});

test('every metric that a shipped rule names is exported, with the outcomes that it names', async () => {
  const telemetry = createTelemetry({ withProcess: false });
  const count = createRequestMetrics(telemetry, requestObjective(policy));
  for (const [status, seconds] of [
    [200, 0.1],
    [200, 9],
    [500, 0.1],
    [429, 0.1],
  ] as const)
    count({ method: 'GET', route: '/v1/incidents', status, seconds });
  const { text } = await telemetry.render();
  const exported = new Set([...text.matchAll(/^(muster_[a-z_]+)/gm)].map(([, name]) => name));
  const outcomes = new Set([...text.matchAll(/outcome="([a-z]+)"/g)].map(([, name]) => name));
  for (const { alert, expr } of rules().groups.flatMap((group) => group.rules)) {
    const named = [...expr.matchAll(/muster_[a-z_]+/g)].map(([name]) => name);
    expect(named.length, alert).toBeGreaterThan(0);
    for (const name of named) expect(exported, alert).toContain(name);
    for (const [, which = ''] of expr.matchAll(/outcome=~"([^"]+)"/g))
      for (const outcome of which.split('|')) expect(outcomes, alert).toContain(outcome);
  }
});

test('factors are those of 28 days, and both windows must burn [GOV 4.6]', () => {
  const [availability] = rules().groups;
  const hour = availability?.rules.find(({ labels }) => labels['window'] === '1h');
  // 2 % of 28 days in one hour is 13.44 times too fast: with 1 % allowed, more than 13.44 % fail.
  expect(hour?.expr).toContain('> 0.1344\n');
  expect(hour?.expr).toMatch(/\[1h\].*\n.*\[5m\]/);
});

/** From Debian's prometheus package; the end-to-end tests report it if missing. */
const PROMTOOL = ['/usr/bin/promtool', '/usr/local/bin/promtool'].find((path) => existsSync(path));

test.runIf(PROMTOOL)('promtool takes the rules, and they fire and keep still as its tests say', () => {
  const tests = RULES_FILE.replace('.rules.yml', '.rules.test.yml');
  expect(execFileSync(PROMTOOL ?? '', ['check', 'rules', RULES_FILE, ML_RULES_FILE], { encoding: 'utf8' })).toContain(
    'SUCCESS',
  );
  expect(execFileSync(PROMTOOL ?? '', ['test', 'rules', tests], { encoding: 'utf8' })).toContain('SUCCESS');
});
