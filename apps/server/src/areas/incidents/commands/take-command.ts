import { verb } from '../../../platform/verbs/verb.ts';
import { principalOf } from '../../../kernel/actor.ts';
import { holdPrincipals } from '../../identity/public.ts';
import { latest } from '../domain/clock-plan.ts';
import { commanderOf } from '../domain/incident.ts';
import { commandsAlready, nameCommander, noCommandToTake, takenFromAnother } from '../domain/commander.ts';
import { incidentThing } from '../incident-thing.ts';
import { commanderNamed } from '../ledger-actions.ts';
import { incidentPermissions } from '../permissions.ts';
import { SHOW } from './fields.ts';
import { incidentResource, saveUnlessRefused } from './save-incident.ts';
import { tellOfCommand } from './tell-of-command.ts';

/** The actor becomes the named Incident Commander, which meets the GOV 8.1 clock. A named predecessor is notified. */
export const takeCommand = verb(incidentThing, {
  name: 'take-command',
  aliases: ['take'],
  words: { label: 'Take command', does: 'become its named commander', done: 'You are now the commander.', next: SHOW },
  clauses: ['8.1'],
  permission: incidentPermissions.takeCommand,
  hold: async ({ actor, tx }) => (actor.kind === 'person' ? holdPrincipals(tx, [actor.id]) : undefined),
  unless: (incident, { actor, policy }) =>
    noCommandToTake(incident, policy) ?? commandsAlready(incident, principalOf(actor), policy),
  confirm: (incident, { actor, policy }) => takenFromAnother(incident, principalOf(actor), policy),
  async decide(ctx, { thing: incident, policy }) {
    if (ctx.actor.kind !== 'person') throw new Error('this permission lets only people through');
    const commander = ctx.actor.id;
    const before = commanderOf(incident);
    return saveUnlessRefused(ctx, incident, nameCommander(incident, commander, ctx.now, policy), async (named) => {
      const entry = ctx.record(commanderNamed, {
        ...incidentResource(incident),
        clause: policy.accountability.commander.named.clause,
        data: {
          commander,
          how: 'taken',
          late: latest(named.clocks, 'commander')?.state === 'met-late',
          ...(before === undefined ? {} : { before }),
        },
      });
      const { command } = incident;
      if (command.seat === 'named') await tellOfCommand(ctx, incident, command.holder, 'command-taken');
      return entry;
    });
  },
});
