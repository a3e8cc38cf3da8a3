import { Type } from 'typebox';
import { principalOf } from '../../../kernel/actor.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import { refused } from '../../../kernel/decision.ts';
import { asId, type ClauseId, type PrincipalId } from '../../../kernel/ids.ts';
import { err, ok } from '../../../kernel/result.ts';
import { defineCommand } from '../../../platform/commands/command.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { holdPrincipals, isActivePerson, judge } from '../../identity/public.ts';
import { latest } from '../domain/clock-plan.ts';
import { appointCommander } from '../domain/commander.ts';
import { commanderOf, type Incident } from '../domain/incident.ts';
import { commanderNamed } from '../ledger-actions.ts';
import { incidentPermissions } from '../permissions.ts';
import { rolesOnIncident } from '../queries/roles-on-incident.ts';
import { insertNote } from '../store/notes.ts';
import { incidentByCode, incidentInput } from './incident-input.ts';
import { Note } from './note-input.ts';
import { lockForChange } from './lock-for-change.ts';
import { incidentResource, saveIncident } from './save-incident.ts';
import { tellOfCommand } from './tell-of-command.ts';

/**
 * The commander hands the seat on, with the state of play in writing, so that nothing is known to one head only. Whoever
 * the incident was escalated to names a commander in the same way (R38), and takes the seat from nobody unseen.
 */
export const handOverCommand = defineCommand({
  name: 'incident.hand_over',
  input: incidentInput({ to: Type.String({ format: 'uuid' }), state: Note }),
  resource: incidentByCode,
  async decide(ctx, input) {
    const to = asId<'principal'>(input.to);
    await holdPrincipals(ctx.tx, [to]);
    const locked = await lockForChange(ctx, input, incidentPermissions.handOver);
    if (!locked.ok) return locked;
    const { incident, policy } = locked.value;
    const { clause } = policy.accountability.commander.named;
    const from = principalOf(ctx.actor);
    if (from === undefined || !(await isActivePerson(ctx.tx, to))) return err(noSuchPerson);
    if (!(await mayTakeCommand(ctx, to, incident))) return err(notEntitled(clause));
    const handed = appointCommander(incident, { by: from, to }, ctx.now, input.expectedVersion, policy);
    if (!handed.ok) return err(refused(handed.error, 'conflict'));
    const before = commanderOf(incident);
    const entry = ctx.record(commanderNamed, {
      ...incidentResource(incident),
      clause,
      data: {
        commander: to,
        ...(before === undefined ? {} : { before }),
        how: before === from ? 'handed-over' : 'named',
        late: before !== from && latest(handed.value.clocks, 'commander')?.state === 'met-late',
      },
      content: { fields: { state: input.state } },
    });
    await insertNote(ctx.tx, {
      id: ctx.ids.row(ctx.now),
      incidentId: incident.id,
      kind: 'handover',
      authorId: from,
      body: input.state,
      occurredAt: ctx.now,
      recordedAt: ctx.now,
      isRetroactive: false,
      entryId: entry,
    });
    await tellOfCommand(ctx, incident, to, 'command-handed');
    if (incident.command.seat === 'named' && before !== undefined && before !== from)
      await tellOfCommand(ctx, incident, before, 'command-taken');
    return ok(await saveIncident(ctx, incident, handed.value, entry));
  },
});

/** Whoever could not have taken command is not given it either: it would be a role by another way (GOV 8.1). */
async function mayTakeCommand({ tx, policies }: CommandContext, id: PrincipalId, incident: Incident): Promise<boolean> {
  const actor = { kind: 'person', id, sessionId: 'hand-over' } as const;
  const here = await rolesOnIncident(tx, actor, incident);
  const { takeCommand } = incidentPermissions;
  const verdicts = await judge({ db: tx, policies }, actor, [takeCommand], incident, here);
  return verdicts?.get(takeCommand.name)?.allowed === true;
}

const notEntitled = (clause: ClauseId): AppError => ({
  kind: 'refused',
  code: 'incidents/not-a-responder',
  public: 'Command goes to somebody who may take it: a responder who may see this incident.',
  remedy: 'Choose one of them, or ask Platform Governance to grant a role.',
  clause,
});

const noSuchPerson: AppError = {
  kind: 'invalid',
  code: 'incidents/no-such-person',
  public: 'Command can be handed to a member only.',
  fields: [{ path: '/to', problem: 'is not an active member', remedy: 'choose a member from the list' }],
};
