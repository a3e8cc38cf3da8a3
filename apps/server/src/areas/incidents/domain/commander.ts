import type { PrincipalId } from '../../../kernel/ids.ts';
import type { Refusal } from '../../../kernel/decision.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { withMet } from './clock-plan.ts';
import { commanderOf, type Incident } from './incident.ts';

/** Somebody takes the commander's seat by name, which keeps the clock of GOV 8.1. Taking what one holds by name is refused. */
export function nameCommander(incident: Incident, holder: PrincipalId, at: Date): Result<Incident, Refusal> {
  if (incident.phase === 'closed')
    return err(
      refusal('incidents/closed', 'A closed incident has no command to take.', 'Reopen it first if it is not over.'),
    );
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

const refusal = (code: Refusal['code'], reason: string, remedy?: string): Refusal => ({
  allowed: false,
  code,
  clause: '8.1',
  reason,
  obligations: [],
  ...(remedy === undefined ? {} : { remedy }),
});
