import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { releasedPolicy } from './released-policy.ts';
import { mlPlatformRules } from '../areas/feeds/rules/ml-platform-rules.ts';
import { prometheusRules } from '../areas/feeds/rules/prometheus-rules.ts';

const deployed = (name: string): string =>
  fileURLToPath(new URL(`../../../../deploy/prometheus/${name}`, import.meta.url));

/** The Prometheus rules that ship: for Muster itself, and for the ML platform it monitors. */
export const RULES_FILE = deployed('muster.rules.yml');
export const ML_RULES_FILE = deployed('ml-platform.rules.yml');

/** `node apps/server/src/testing/write-rules.ts`: regenerates them from the policy. */
if (import.meta.main) {
  writeFileSync(RULES_FILE, prometheusRules(releasedPolicy()));
  writeFileSync(ML_RULES_FILE, mlPlatformRules(releasedPolicy()));
}
