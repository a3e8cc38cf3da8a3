import { roleTitle, rolesWith, type PolicySnapshot } from '@muster/policy';
import { allow, type Decision } from '../../../kernel/decision.ts';
import type { TeamId } from '../../../kernel/ids.ts';
import { maySee, oneOf, type Standing } from './may-act.ts';

const CLAUSE = '6.2';

/**
 * Whether the principal may restrict something to a team: only those who will be able to see it may. Members know of
 * every team, so unlike a refusal about a team's data this one reveals nothing (GOV 6.2).
 */
export function mayKeep(
  policy: PolicySnapshot,
  standing: Standing,
  team: { readonly id: TeamId; readonly name: string },
): Decision {
  if (maySee(policy, standing, { teamId: team.id, visibility: 'team' })) return allow('team.keep', CLAUSE);
  const readers = rolesWith(policy, 'read-audit-log').roles.map((role) => roleTitle(policy, role));
  return {
    allowed: false,
    code: 'access/not-entitled',
    clause: CLAUSE,
    reason: `Only ${oneOf([`members of ${team.name}`, ...readers])} can do this.`,
    remedy: 'Ask one of them, or ask Platform Governance to add you to the team.',
    obligations: [],
  };
}
