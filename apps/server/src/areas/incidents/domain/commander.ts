import type { PolicySnapshot } from '@muster/policy';
import type { ClauseId, PrincipalId } from '../../../kernel/ids.ts';
import type { Refusal } from '../../../kernel/decision.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { clocksOwed, withMet, withStarted } from './clock-plan.ts';
import { isOpen, type Incident } from './incident.ts';

/**
 * Requires confirmation before replacing a named commander. If several people take a vacant seat at once, one becomes
 * commander and the others are told, instead of each believing they command.
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
 * Names a commander, by taking or handing over, which meets the GOV 8.1 clock. Refused if they already command by name.
 * The permission decides who may hand over: the commander, and those the incident was escalated to (R38).
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
 * Vacates command because its holder can no longer act. A named commander met the GOV 8.1 clock for as long as they
 * could command; a new name is owed from now.
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

/** Refusal if this person already commands by name; undefined otherwise. */
export const commandsAlready = (
  { command }: Incident,
  holder: PrincipalId | undefined,
  policy: PolicySnapshot,
): Refusal | undefined =>
  command.seat === 'named' && command.holder === holder
    ? refusal('incidents/already-commander', policy, 'This person is already the commander.')
    : undefined;

/** Why command cannot be taken or handed over; undefined if it can. */
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
