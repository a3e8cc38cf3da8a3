import type { PolicySnapshot } from '@muster/policy';
import type { Refusal } from '../../../kernel/decision.ts';
import type { ClauseId } from '../../../kernel/ids.ts';
import { isOpen, type Incident } from './incident.ts';

/** No facts and no raise once it is over: its severity is history (GOV 3.x.1). Undefined while it is open. */
export const severityIsHistory = (incident: Incident, policy: PolicySnapshot): Refusal | undefined =>
  unlessOpen(incident, policy.severities[incident.severity].clause, 'its severity can no longer change');

/** No update is owed once it is over (GOV 3.1.7). Undefined while it is open. */
export const noUpdateOwed = (incident: Incident, policy: PolicySnapshot): Refusal | undefined =>
  unlessOpen(incident, policy.severities[incident.severity].updates.clause, 'no update is due');

function unlessOpen(incident: Incident, clause: ClauseId, so: string): Refusal | undefined {
  if (isOpen(incident)) return undefined;
  return {
    allowed: false,
    code: 'incidents/not-open',
    clause,
    reason: `The incident is ${incident.phase}; ${so}.`,
    remedy: 'Reopen it first if it is not over, or add a note.',
    obligations: [],
  };
}
