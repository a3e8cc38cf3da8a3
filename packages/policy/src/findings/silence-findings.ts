import type { PolicySnapshot } from '../snapshot.ts';
import { severities } from '../vocabulary.ts';
import type { PolicyFinding } from './finding.ts';

/** What a severity should specify but does not: an update cadence where there is a commander to keep it (R14). */
export function silenceFindings(policy: PolicySnapshot): PolicyFinding[] {
  return severities
    .filter((severity) => policy.accountability.commander.severities.includes(severity))
    .filter((severity) => policy.severities[severity].updates.kind === 'none')
    .map((severity) => ({
      clause: policy.severities[severity].clause,
      weight: 'note',
      message: `${severity} has a commander but no update cadence`,
      ruling: 'R14',
    }));
}
