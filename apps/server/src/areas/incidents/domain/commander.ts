import type { PolicySnapshot } from '@muster/policy';
import type { ClauseId, PrincipalId } from '../../../kernel/ids.ts';
import type { Refusal } from '../../../kernel/decision.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { clocksOwed, withMet, withStarted } from './clock-plan.ts';
import { isOpen, type Incident } from './incident.ts';

/**
 * What is asked of whoever would give away the seat that another holds by name: it is done only by those who have seen
 * that. Of several who take an empty seat at once, one commands and the others are told, instead of each believing that
 * they do.
 */
export const takenFromAnother = (
  { command }: Incident,
  by: PrincipalId | undefined,
  policy: PolicySnapshot,
): { readonly asks: string; readonly clause: ClauseId } | undefined =>
  command.seat === 'named' && command.holder !== by
    ? {
        asks: 'Somebody else is the named commander of this incident. See who, and ask them to hand over.',
        clause: policy.accountability.commander.named.clause,
      }
    : undefined;

/**
 * The seat is filled by name, taken or handed on, which keeps the clock of GOV 8.1. Whoever holds it by name has it already.
 * Who may hand it on is the permission's: the commander, and whoever the incident was escalated to (R38).
 */
export function nameCommander(
  incident: Incident,
  holder: PrincipalId,
  at: Date,
  policy: PolicySnapshot,
): Result<Incident, Refusal> {
  const closed = noCommandToTake(incident, policy);
  if (closed) return err(closed);
  const commanding = commandsAlready(incident, holder, policy);
  if (commanding) return err(commanding);
  return ok({
    ...incident,
    command: { seat: 'named', holder, since: at },
    clocks: withMet(incident.clocks, ['commander'], at),
    lastInstant: at,
  });
}

/**
 * The seat falls empty, since whoever holds it can act no more. Whoever was named met the clock of GOV 8.1 for as long as
 * they could command; from now on a name is owed anew.
 */
export function vacateCommand(incident: Incident, at: Date, policy: PolicySnapshot): Incident {
  const isOwedAnew = incident.command.seat === 'named' && isOpen(incident);
  const owed = clocksOwed({ from: at, severity: incident.severity, policy }).filter(({ name }) => name === 'commander');
  return {
    ...incident,
    command: { seat: 'empty' },
    clocks: isOwedAnew ? withStarted(incident.clocks, owed, policy) : incident.clocks,
    lastInstant: at,
  };
}

/** Why somebody cannot be given the command that they hold by name; undefined for everybody else. */
export const commandsAlready = (
  { command }: Incident,
  holder: PrincipalId | undefined,
  policy: PolicySnapshot,
): Refusal | undefined =>
  command.seat === 'named' && command.holder === holder
    ? refusal('incidents/already-commander', policy, 'This person is already the commander.')
    : undefined;

/** Why there is no command to take or to hand on; undefined if there is. */
export const noCommandToTake = ({ phase }: Incident, policy: PolicySnapshot): Refusal | undefined =>
  phase === 'closed'
    ? refusal(
        'incidents/closed',
        policy,
        'A closed incident has no command to take.',
        'Reopen it first if it is not over.',
      )
    : undefined;

const refusal = (code: Refusal['code'], policy: PolicySnapshot, reason: string, remedy?: string): Refusal => ({
  allowed: false,
  code,
  clause: policy.accountability.commander.named.clause,
  reason,
  obligations: [],
  ...(remedy === undefined ? {} : { remedy }),
});
