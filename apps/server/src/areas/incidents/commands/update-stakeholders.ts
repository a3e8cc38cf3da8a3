import type { PolicySnapshot } from '@muster/policy';
import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { isBefore } from '../../../kernel/clock.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { tellIncidentChannel, tellWhereAnnounced } from '../../../platform/chat/tell-channel.ts';
import { hooksService } from '../../../platform/hooks.ts';
import { Choice, Instant } from '../../../platform/verbs/fields.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { answerCalls } from '../../oncall/public.ts';
import { updateClock, withMet, withMissedUpdates, withStarted } from '../domain/clock-plan.ts';
import { isOverdue } from '../domain/clock.ts';
import type { Incident } from '../domain/incident.ts';
import { mitigate, resolve } from '../domain/lifecycle.ts';
import { noUpdateOwed } from '../domain/not-open.ts';
import { incidentThing } from '../incident-thing.ts';
import { incidentResolved, stakeholdersUpdated, statusUpdated } from '../ledger-actions.ts';
import { incidentPermissions } from '../permissions.ts';
import { Note, SHOW } from './fields.ts';
import { rolesOnIncident } from '../queries/roles-on-incident.ts';
import { incidentResource, saveIncident, saveUnlessRefused } from './save-incident.ts';
import { writeNote } from './write-note.ts';

/** A stakeholder update: meets the update clock and starts the next, if the severity has a cadence (GOV 3.1.7). */
export const updateStakeholders = verb(incidentThing, {
  name: 'update',
  words: {
    label: 'Send update',
    does: 'update stakeholders; meets the update clock',
    done: 'Update recorded. Those to be informed are notified.',
    next: SHOW,
  },
  clauses: ['2.4', '3.1.7'],
  permission: incidentPermissions.update,
  activity: 'stakeholder-communications',
  fields: {
    text: Note({ asks: 'What should stakeholders know?', positional: true }),
    step: Type.Optional(Choice(['mitigate', 'resolve'], { asks: 'Does the incident’s state change?' })),
    occurredAt: Type.Optional(Instant({ asks: 'When it happened, if not now', option: 'at' })),
    nextBy: Type.Optional(Instant({ asks: 'When is the next update?', option: 'next' })),
  },
  unless: (incident, { policy }) => noUpdateOwed(incident, policy),
  async decide(ctx, { thing: incident, input, policy }) {
    const { severity } = incident;
    const { step } = input;
    const occurredAt = input.occurredAt === undefined ? ctx.now : new Date(input.occurredAt);
    if (isBefore(ctx.now, occurredAt)) return err(aheadOfNow);
    const next = nextUpdate(ctx.now, input.nextBy, incident, policy);
    if (!next.ok) return next;
    if (step !== undefined) {
      const here = await rolesOnIncident(ctx.tx, ctx.actor, incident, ctx.now);
      const allowed = await ctx.authorise(incidentPermissions.work, incident, here);
      if (!allowed.ok) return allowed;
    }
    const note = ctx.ids.row(ctx.now);
    const entryId = ctx.record(stakeholdersUpdated, {
      ...incidentResource(incident),
      clause: policy.severities[severity].updates.clause,
      data: {
        note,
        ...(input.occurredAt === undefined ? {} : { occurredAt: occurredAt.toISOString() }),
        ...(input.nextBy === undefined ? {} : { nextBy: new Date(input.nextBy).toISOString() }),
      },
      content: { fields: { text: input.text } },
    });
    const told = { incident: incident.id, about: 'update', text: input.text, from: entryId } as const;
    tellIncidentChannel(ctx, told);
    tellWhereAnnounced(ctx, policy.severities[severity].announcement.channel, told);
    await ctx.use(hooksService).onUpdateSent(ctx, { incident: incident.id, note });
    await writeNote(ctx, incident, { id: note, kind: 'update', body: input.text, occurredAt, entryId });
    const so = withMissedUpdates(incident.clocks, (clock) => isOverdue(clock, ctx.now), { severity, policy });
    const met = withMet(so, ['update'], ctx.now);
    await answerCalls(ctx, incident.id, ['update-due', 'update-missed']);
    const updated = { ...incident, clocks: withStarted(met, next.value, policy) };
    if (step === undefined) return ok(await saveIncident(ctx, incident, updated, entryId));
    const words = { content: { fields: { note: input.text } } };
    if (step === 'mitigate')
      return saveUnlessRefused(ctx, incident, mitigate(updated, ctx.now, policy), () =>
        ctx.record(statusUpdated, {
          ...incidentResource(incident),
          clause: policy.severities[severity].mitigation.clause,
          data: { from: incident.phase, to: 'mitigated', reopened: false },
          ...words,
        }),
      );
    return saveUnlessRefused(ctx, incident, resolve(updated, ctx.now, policy), () =>
      ctx.record(incidentResolved, {
        ...incidentResource(incident),
        clause: policy.severities[severity].resolution.clause,
        data: { from: incident.phase },
        ...words,
      }),
    );
  },
});

/**
 * The next update's clock: the policy's cadence, or sooner if promised. A promise binds without a cadence too (R14).
 */
function nextUpdate(
  from: Date,
  promised: string | undefined,
  { severity }: Incident,
  policy: PolicySnapshot,
): Result<ReturnType<typeof updateClock>, AppError> {
  const owed = updateClock({ from, severity, policy });
  if (promised === undefined) return ok(owed);
  const dueAt = new Date(promised);
  const [latest] = owed;
  if (!isBefore(from, dueAt) || (latest !== undefined && isBefore(latest.dueAt, dueAt)))
    return err(notThen(latest?.dueAt));
  return ok([{ name: 'update', clause: policy.severities[severity].updates.clause, startedAt: from, dueAt }]);
}

const aheadOfNow: AppError = {
  kind: 'invalid',
  code: 'incidents/note-in-the-future',
  public: 'An update is about what has happened.',
  fields: [{ path: '/occurredAt', problem: 'is in the future', remedy: 'give a time in the past, or leave it out' }],
};

const notThen = (latest: Date | undefined): AppError => ({
  kind: 'invalid',
  code: 'incidents/promise-not-then',
  public: 'The next update must be in the future, and no later than the policy asks for.',
  clause: '3.1.7',
  fields: [
    {
      path: '/nextBy',
      problem: 'has passed, or is too late',
      remedy:
        latest === undefined ? 'choose a time in the future' : `choose a time no later than ${latest.toISOString()}`,
    },
  ],
});
