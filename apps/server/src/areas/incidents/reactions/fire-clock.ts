import { asId } from '../../../kernel/ids.ts';
import { isBefore } from '../../../kernel/clock.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { tellIncidentChannel } from '../../../platform/chat/tell-channel.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { incidentResource, saveIncident } from '../commands/save-incident.ts';
import { pagePeople } from '../../oncall/public.ts';
import { withBreached, withMissedUpdates } from '../domain/clock-plan.ts';
import type { IncidentClock } from '../domain/clock.ts';
import { commanderOf, isOpen, type Incident } from '../domain/incident.ts';
import { clockWarned } from '../ledger-actions.ts';
import { lockIncident } from '../store/incidents.ts';

export type ClockPayload = { readonly incident: string; readonly clock: string; readonly round: number };

/** A clock's time is nearly up: warns once, on the record, while it still helps. */
export async function warnOfClock(ctx: CommandContext, payload: ClockPayload): Promise<void> {
  const found = await runningClock(ctx, payload);
  if (!found) return;
  const { incident, clock } = found;
  // The incident may have changed while this row was claimed, and the warning moved.
  if (clock.isWarned || isBefore(ctx.now, clock.warnAt) || !isBefore(ctx.now, clock.dueAt)) return;
  const entry = ctx.record(clockWarned, {
    ...incidentResource(incident),
    clause: clock.clause,
    data: clockData(clock),
  });
  const clocks = incident.clocks.map((other) => (other === clock ? { ...clock, isWarned: true } : other));
  await saveIncident(ctx, incident, { ...incident, clocks }, entry);
  if (clock.name === 'update') await callForUpdate(ctx, incident, clock, 'update-due');
}

/** A clock's time is up: records the breach, which stays whatever happens afterwards (R11). */
export async function breachClock(ctx: CommandContext, payload: ClockPayload): Promise<void> {
  const found = await runningClock(ctx, payload);
  if (!found) return;
  const { incident, clock } = found;
  // The clock got more time after this row was claimed; its new deadline has its own row.
  if (isBefore(ctx.now, clock.dueAt)) return;
  const policy = ctx.policies.of(incident);
  const isUpdate = clock.name === 'update' && isOpen(incident);
  const clocks = isUpdate
    ? withMissedUpdates(incident.clocks, ({ dueAt }) => !isBefore(ctx.now, dueAt), { ...incident, policy })
    : withBreached(incident.clocks, clock.name, clock.round);
  await saveIncident(ctx, incident, { ...incident, clocks });
  if (isUpdate) await callForUpdate(ctx, incident, clock, 'update-missed');
}

/** Updates are the commander's job (GOV 2.4, 8.2): reminded before each is due, paged for each one missed (R40). */
async function callForUpdate(
  ctx: CommandContext,
  incident: Incident,
  { clause, dueAt, round }: IncidentClock,
  why: 'update-due' | 'update-missed',
): Promise<void> {
  const urgency = why === 'update-due' ? 'notify' : 'page';
  const commander = commanderOf(incident);
  await pagePeople(ctx, commander === undefined ? [] : [commander], {
    incident: incident.id,
    why,
    clause,
    drill: incident.isDrill,
    urgency,
  });
  const at = `${dueAt.toISOString().slice(11, 16)} UTC`;
  tellIncidentChannel(ctx, {
    incident: incident.id,
    about: 'duty',
    text: ownWords(
      why === 'update-due'
        ? `the next stakeholder update is due at ${at}.`
        : `the stakeholder update that was due at ${at} was not sent.`,
    ),
    from: `${incident.id}/${why}/${round}`,
  });
}

/** The clock's current state, under lock; undefined if already settled. */
async function runningClock(
  ctx: CommandContext,
  payload: ClockPayload,
): Promise<{ incident: Incident; clock: IncidentClock } | undefined> {
  const incident = await lockIncident(ctx.tx, { id: asId(payload.incident) });
  if (!incident) return undefined;
  ctx.notBefore(incident.lastInstant);
  const clock = incident.clocks.find(
    ({ name, round, state }) => name === payload.clock && round === payload.round && state === 'running',
  );
  return clock && { incident, clock };
}

const clockData = (clock: IncidentClock) => ({
  clock: clock.name,
  round: clock.round,
  dueAt: clock.dueAt.toISOString(),
});
