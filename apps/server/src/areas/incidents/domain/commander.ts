import type { PrincipalId } from '../../../kernel/ids.ts';
import type { Refusal } from '../../../kernel/decision.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { withMet } from './clock-plan.ts';
import { commanderOf, type Incident } from './incident.ts';

/**
 * Somebody takes the seat in their own name. From a commander who holds it by name it is taken only by those who have
 * seen that (`seen` is the version they read): of several who take an empty seat at once, one commands and the others
 * are told, instead of each believing that they do.
 */
export function takeCommand(
  incident: Incident,
  taker: PrincipalId,
  at: Date,
  seen: number | undefined,
): Result<Incident, Refusal> {
  const { command, version } = incident;
  const isHeld = incident.phase !== 'closed' && command.seat === 'named' && command.holder !== taker;
  return isHeld && seen === undefined ? err(commandHeld(version)) : nameCommander(incident, taker, at);
}

/** The seat is filled by name, which keeps the clock of GOV 8.1. Giving it to whoever holds it by name is refused. */
export function nameCommander(incident: Incident, holder: PrincipalId, at: Date): Result<Incident, Refusal> {
  const closed = noCommandToTake(incident);
  if (closed) return err(closed);
  if (incident.command.seat === 'named' && incident.command.holder === holder) {
    return err(refusal('incidents/already-commander', 'This person is the commander already.'));
  }
  return ok({
    ...incident,
    command: { seat: 'named', holder, since: at },
    clocks: withMet(incident.clocks, ['commander'], at),
    lastInstant: at,
  });
}

/** The seat may be handed on by whoever holds it, and by nobody else (GOV 8.2): others take it, in their own name. */
export function handOver(incident: Incident, from: PrincipalId, to: PrincipalId, at: Date): Result<Incident, Refusal> {
  if (commanderOf(incident) !== from) {
    return err(
      refusal(
        'incidents/not-commander',
        'Only the commander hands over command.',
        'Take command yourself, or ask the commander to hand over.',
      ),
    );
  }
  return nameCommander(incident, to, at);
}

/** Why there is no command to take; undefined if there is. */
export const noCommandToTake = ({ phase }: Incident): Refusal | undefined =>
  phase === 'closed'
    ? refusal('incidents/closed', 'A closed incident has no command to take.', 'Reopen it first if it is not over.')
    : undefined;

/** Why there is no command to hand over; undefined if there is. */
export const noCommandToHandOver = (incident: Incident): Refusal | undefined =>
  commanderOf(incident) === undefined
    ? refusal('incidents/no-commander', 'Nobody holds command yet.', 'Take command yourself.')
    : undefined;

const commandHeld = (version: number): Refusal =>
  refusal(
    'incidents/command-held',
    'Somebody else commands this incident by name.',
    `See who, and ask them to hand over. To take it from them, say the version you saw: If-Match "${version}" (muster: --if-version ${version}).`,
  );

const refusal = (code: Refusal['code'], reason: string, remedy?: string): Refusal => ({
  allowed: false,
  code,
  clause: '8.1',
  reason,
  obligations: [],
  ...(remedy === undefined ? {} : { remedy }),
});
