import { principalOf } from '../../../kernel/actor.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import { asId, type ClauseId, type PrincipalId } from '../../../kernel/ids.ts';
import { err } from '../../../kernel/result.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { Ref } from '../../../platform/verbs/fields.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { holdPrincipals, isActivePerson, judge } from '../../identity/public.ts';
import { latest } from '../domain/clock-plan.ts';
import { nameCommander, noCommandToTake, takenFromAnother } from '../domain/commander.ts';
import { commanderOf, type Incident } from '../domain/incident.ts';
import { incidentThing } from '../incident-thing.ts';
import { commanderNamed } from '../ledger-actions.ts';
import { incidentPermissions } from '../permissions.ts';
import { rolesOnIncident } from '../queries/roles-on-incident.ts';
import { Note, SHOW } from './fields.ts';
import { incidentResource, saveUnlessRefused } from './save-incident.ts';
import { tellOfCommand } from './tell-of-command.ts';
import { writeNote } from './write-note.ts';

/**
 * The commander hands over command with a written summary, so that no knowledge stays with one person. Whoever the
 * incident was escalated to can name a commander the same way (R38), but must confirm if that replaces a named one.
 */
export const handOverCommand = verb(incidentThing, {
  name: 'hand-over',
  aliases: ['handover'],
  words: {
    label: 'Hand over command',
    does: 'hand over command, with the state of play',
    done: 'Command handed over.',
    next: SHOW,
  },
  clauses: ['8.1'],
  permission: incidentPermissions.handOver,
  fields: {
    to: Ref('member', { asks: 'To whom', help: 'who takes over, by e-mail or id', short: 't' }),
    state: Note({ asks: 'State of play: what is known, what is running, what is next', short: 'm' }),
  },
  hold: async ({ tx }, { to }) => holdPrincipals(tx, [asId<'principal'>(to)]),
  unless: (incident, { policy }) => noCommandToTake(incident, policy),
  confirm: (incident, { actor, policy }) => takenFromAnother(incident, principalOf(actor), policy),
  async decide(ctx, { thing: incident, input, policy }) {
    const to = asId<'principal'>(input.to);
    const { clause } = policy.accountability.commander.named;
    const from = principalOf(ctx.actor);
    if (from === undefined || !(await isActivePerson(ctx.tx, to))) return err(noSuchPerson);
    if (!(await mayTakeCommand(ctx, to, incident))) return err(notEntitled(clause));
    const before = commanderOf(incident);
    return saveUnlessRefused(ctx, incident, nameCommander(incident, to, ctx.now, policy), async (handed) => {
      const entryId = ctx.record(commanderNamed, {
        ...incidentResource(incident),
        clause,
        data: {
          commander: to,
          ...(before === undefined ? {} : { before }),
          how: before === from ? 'handed-over' : 'named',
          late: before !== from && latest(handed.clocks, 'commander')?.state === 'met-late',
        },
        content: { fields: { state: input.state } },
      });
      await writeNote(ctx, incident, { kind: 'handover', body: input.state, entryId });
      await tellOfCommand(ctx, incident, to, 'command-handed');
      if (incident.command.seat === 'named' && before !== undefined && before !== from)
        await tellOfCommand(ctx, incident, before, 'command-taken');
      return entryId;
    });
  },
});

/** Command may only be given to someone who could take it, or a role would be granted by the back door (GOV 8.1). */
async function mayTakeCommand(
  { tx, policies, now }: CommandContext,
  id: PrincipalId,
  incident: Incident,
): Promise<boolean> {
  const actor = { kind: 'person', id, sessionId: 'hand-over' } as const;
  const here = await rolesOnIncident(tx, actor, incident, now);
  const { takeCommand } = incidentPermissions;
  const verdicts = await judge({ db: tx, policies }, actor, [takeCommand], incident, here);
  return verdicts?.get(takeCommand.name)?.allowed === true;
}

const notEntitled = (clause: ClauseId): AppError => ({
  kind: 'refused',
  code: 'incidents/not-a-responder',
  public: 'Command can only go to a responder who may see this incident.',
  remedy: 'Choose such a responder, or ask Platform Governance to grant a role.',
  clause,
});

const noSuchPerson: AppError = {
  kind: 'invalid',
  code: 'incidents/no-such-person',
  public: 'Command can only be handed to a member.',
  fields: [{ path: '/to', problem: 'is not an active member', remedy: 'choose a member from the list' }],
};
