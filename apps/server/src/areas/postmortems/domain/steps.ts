import type { Refusal } from '../../../kernel/decision.ts';
import { isOpen, type Incident } from '../../incidents/domain/incident.ts';
import type { Postmortem, PostmortemState } from './postmortem.ts';

type Case = { readonly incident: Incident; readonly postmortem: Postmortem | undefined };

/** Why it cannot be started; undefined if it can. */
export function beginRefused({ incident, postmortem }: Case): Refusal | undefined {
  if (isOpen(incident))
    return {
      allowed: false,
      obligations: [],
      code: 'postmortems/not-resolved',
      clause: '2.5',
      reason: 'The incident is not resolved yet.',
      remedy: `muster incident resolve ${incident.code} first.`,
    };
  if (postmortem !== undefined && postmortem.state !== 'owed')
    return {
      allowed: false,
      obligations: [],
      code: 'postmortems/begun-already',
      clause: '2.5',
      reason: 'Its postmortem has already been begun.',
    };
  return undefined;
}

const words: Readonly<Record<PostmortemState, string>> = {
  owed: 'nobody has begun it',
  draft: 'it is a draft',
  'in-review': 'it is in review',
  published: 'it is published',
};

/** Why a step is not possible in the current state; undefined if it is. */
export function unlessIn({ incident, postmortem }: Case, ...states: readonly PostmortemState[]): Refusal | undefined {
  const state = postmortem?.state ?? 'owed';
  if (postmortem !== undefined && states.includes(state)) return undefined;
  return {
    allowed: false,
    obligations: [],
    code: 'postmortems/not-now',
    clause: '2.5',
    reason: `Not now: ${words[state]}.`,
    remedy: {
      owed: `muster postmortem begin ${incident.code} first.`,
      draft: `muster postmortem submit ${incident.code} sends it to review.`,
      'in-review': `muster postmortem rework ${incident.code} returns it to draft.`,
      published: `muster postmortem amend ${incident.code} adds to it.`,
    }[state],
  };
}
