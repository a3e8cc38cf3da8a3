import type { PrincipalId } from '../../kernel/ids.ts';
import type { CommandContext } from '../../platform/commands/context.ts';
import { vacateCommand } from './domain/commander.ts';
import { commandVacated } from './ledger-actions.ts';
import { commandedBy } from './store/commanded-by.ts';
import { lockIncident } from './store/incidents.ts';
import { incidentResource, saveIncident } from './commands/save-incident.ts';

/**
 * Vacates, in the caller's transaction, the command of every incident a person commands, because they lose their
 * access. GOV 8.1 requires a new name within its time again. Reinstating the person does not restore command.
 */
export async function vacateCommandsOf(ctx: CommandContext, principal: PrincipalId): Promise<void> {
  for (const id of await commandedBy(ctx.tx, principal)) {
    const incident = await lockIncident(ctx.tx, { id });
    if (incident === undefined || incident.command.seat === 'empty' || incident.command.holder !== principal) continue;
    ctx.notBefore(incident.lastInstant);
    const policy = ctx.policies.of(incident);
    const entry = ctx.record(commandVacated, {
      ...incidentResource(incident),
      clause: policy.accountability.commander.named.clause,
      data: { before: principal },
    });
    await saveIncident(ctx, incident, vacateCommand(incident, ctx.now, policy), entry);
  }
}
