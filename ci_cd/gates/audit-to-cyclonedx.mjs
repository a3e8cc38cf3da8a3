import { readFileSync } from 'node:fs';

/**
 * `npm audit --json` as CycloneDX, which is what gates are read from: node ci_cd/gates/audit-to-cyclonedx.mjs <file>.
 * Where npm could not ask, its answer has no vulnerabilities, and neither has this: such a gate did not run.
 */
const asked = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8') || '{}');
const advisories = Object.values(asked.vulnerabilities ?? {}).flatMap(({ via = [] }) =>
  via.filter((each) => typeof each === 'object'),
);
const SEVERITIES = { critical: 'critical', high: 'high', moderate: 'medium', low: 'low', info: 'info' };
const vulnerabilities = advisories.map(({ url = '', source, severity }) => ({
  id: /GHSA-[\w-]+/.exec(url)?.[0] ?? String(source),
  ratings: [{ severity: SEVERITIES[severity] ?? 'unknown' }],
}));
const hasAnswered = asked.auditReportVersion !== undefined && asked.vulnerabilities !== undefined;
const bom = {
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  version: 1,
  metadata: { tools: { components: [{ type: 'application', name: 'npm audit' }] } },
  ...(hasAnswered ? { vulnerabilities } : {}),
};
process.stdout.write(`${JSON.stringify(bom, null, 2)}\n`);
