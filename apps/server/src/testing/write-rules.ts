import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { releasedPolicy } from './released-policy.ts';
import { prometheusRules } from '../areas/feeds/rules/prometheus-rules.ts';

/** Where the rules stand that ship. */
export const RULES_FILE = fileURLToPath(new URL('../../../../deploy/prometheus/muster.rules.yml', import.meta.url));

/** `node apps/server/src/testing/write-rules.ts`: writes them anew from the policy. */
if (import.meta.main) writeFileSync(RULES_FILE, prometheusRules(releasedPolicy()));
