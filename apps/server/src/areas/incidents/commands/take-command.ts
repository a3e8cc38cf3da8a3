import { refused } from '../../../kernel/decision.ts';
import { err, ok } from '../../../kernel/result.ts';
import { defineCommand } from '../../../platform/commands/command.ts';
import { holdPrincipals } from '../../identity/public.ts';
import { takeCommand as take } from '../domain/commander.ts';
import { commanderOf } from '../domain/incident.ts';
import { latest } from '../domain/clock-plan.ts';
import { commanderNamed } from '../ledger-actions.ts';
import { incidentPermissions } from '../permissions.ts';
import { incidentByCode, incidentInput } from './incident-input.ts';
import { lockForChange } from './lock-for-change.ts';
import { incidentResource, saveIncident } from './save-incident.ts';
import { tellOfCommand } from './tell-of-command.ts';

/** The actor becomes the named Incident Commander, which keeps the clock of GOV 8.1. Whoever commanded by name is told. */
export const takeCommand = defineCommand({
  name: 'incident.take_command',
  input: incidentInput({}),
  resource: incidentByCode,
  async decide(ctx, input) {
    if (ctx.actor.kind === 'person') await holdPrincipals(ctx.tx, [ctx.actor.id]);
    const locked = await lockForChange(ctx, input, incidentPermissions.takeCommand);
    if (!locked.ok) return locked;
    const { incident, policy } = locked.value;
    if (ctx.actor.kind !== 'person') throw new Error('this permission lets only people through');
    const actor = ctx.actor.id;
    const named = take(incident, actor, ctx.now, input.expectedVersion, policy);
    if (!named.ok) return err(refused(named.error, 'conflict'));
    const before = commanderOf(incident);
    const entry = ctx.record(commanderNamed, {
      ...incidentResource(incident),
      clause: policy.accountability.commander.named.clause,
      data: {
        commander: actor,
        how: 'taken',
        late: latest(named.value.clocks, 'commander')?.state === 'met-late',
        ...(before === undefined ? {} : { before }),
      },
    });
    const { command } = incident;
    if (command.seat === 'named') await tellOfCommand(ctx, incident, command.holder, 'command-taken');
    return ok(await saveIncident(ctx, incident, named.value, entry));
  },
});
