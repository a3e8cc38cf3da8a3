import { filled, numberAt } from '@muster/change-rules';
import type { PolicySnapshot } from '@muster/policy';
import { stringify } from 'yaml';

const SIGN = { above: '>', below: '<' } as const;

/**
 * Alerting rules for which the policy names a runbook: threshold, duration and severity come only from `runbooks.yaml`,
 * and each alert names its runbook. Each has a companion rule that fires if its series is absent, since the rule itself
 * never would.
 */
export function mlPlatformRules(policy: PolicySnapshot): string {
  const { rules, blind } = policy.runbooks;
  const alerts = Object.entries(rules).map(([alert, rule]) => {
    const limit = numberAt(policy, `runbooks.rules.${alert}.limit`);
    if (limit === undefined) throw new Error(`runbooks.yaml: the limit of ${alert} is not a number`);
    return {
      alert,
      expr: `${inNumbers(rule.expr, policy)} ${SIGN[rule.is]} ${limit}`,
      for: `${rule.for.minutes}m`,
      labels: { severity: rule.severity },
      annotations: { summary: `${alert}: ${rule.says}`, runbook: rule.runbook },
    };
  });
  const unseen = Object.entries(rules).map(([of, rule]) => ({
    alert: 'MonitoringBlind',
    expr: seriesIn(rule.expr)
      .map((series) => `absent(${series})`)
      .join(' or '),
    for: `${blind.after.minutes}m`,
    labels: { severity: blind.severity, of },
    annotations: { summary: `${of} cannot fire: the data that it needs is missing.`, runbook: blind.runbook },
  }));
  const groups = [
    { name: 'ml-platform', rules: alerts },
    { name: 'ml-platform-unseen', rules: unseen },
  ];
  return `# Written from the policy by mlPlatformRules (apps/server/src/areas/feeds/rules). Do not edit.\n${stringify({ groups }, { lineWidth: 0 })}`;
}

/** The series an expression reads: identifiers containing `_` that are not function calls. */
const seriesIn = (expr: string): readonly string[] => [
  ...new Set([...expr.matchAll(/\b[a-z]+(?:_[a-z0-9]+)+\b(?!\s*\()/g)].map(([name]) => name)),
];

/** Fills in quoted policy values as numbers rather than text. */
const inNumbers = (expr: string, policy: PolicySnapshot): string =>
  filled(
    expr.replaceAll(/\{\{([\w.-]+)\}\}/g, (whole, path: string) => String(numberAt(policy, path) ?? whole)),
    policy,
  );
