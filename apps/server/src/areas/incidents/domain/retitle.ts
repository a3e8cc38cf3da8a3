import type { PolicySnapshot } from '@muster/policy';
import type { Refusal } from '../../../kernel/decision.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { Scrubbed } from '../../../kernel/scrubbed.ts';
import type { Incident } from './incident.ts';

/** Other words for what it has become, in any phase: the record keeps the words it had (R39). Settles what was proposed. */
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

/** The words of an alert that made it worse, for a responder to take. They change no title by themselves. */
export const withProposedTitle = (incident: Incident, title: Scrubbed): Incident =>
  title === incident.title ? incident : { ...incident, proposedTitle: title };
