import type { PolicySnapshot } from '@muster/policy';
import type { Refusal } from '../../../kernel/decision.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { Scrubbed } from '../../../kernel/scrubbed.ts';
import type { Incident } from './incident.ts';

/** Sets a new title, in any phase; the ledger keeps the old one (R39). Clears a proposed title. */
export function retitle(incident: Incident, title: Scrubbed, policy: PolicySnapshot): Result<Incident, Refusal> {
  if (title !== incident.title) return ok({ ...incident, title, proposedTitle: undefined });
  return err({
    allowed: false,
    code: 'incidents/same-title',
    clause: policy.accountability.duties.clause,
    reason: 'That is already its title.',
    obligations: [],
  });
}

/** Proposes the title of the alert that raised it, for a responder to accept. Does not change the title. */
export const withProposedTitle = (incident: Incident, title: Scrubbed): Incident =>
  title === incident.title ? incident : { ...incident, proposedTitle: title };
