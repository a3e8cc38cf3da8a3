import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { isBefore } from '../../../kernel/clock.ts';
import { err, ok } from '../../../kernel/result.ts';
import { Choice, field, Instant, LongText } from '../../../platform/verbs/fields.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { unknownServices } from '../../catalog/public.ts';
import { incidentThing } from '../../incidents/public.ts';
import { impacts, updateStates } from '../domain/status.ts';
import { fanOutDue } from '../due-kinds.ts';
import { statusPublished } from '../ledger-actions.ts';
import { commsPermissions } from '../permissions.ts';
import { planAudiences } from '../plan-audiences.ts';
import { insertUpdate } from '../store/updates.ts';

/**
 * Publishes a text on the status page and to subscribers. By publishing, the commander decides that it is PUBLIC (R30);
 * nothing else of an incident leaves. It states both when it happened and when it was published.
 */
export const publish = verb(incidentThing, {
  name: 'publish',
  words: {
    label: 'Publish for everybody',
    does: 'post an update on the status page and send it to its subscribers; it is PUBLIC from then on',
    done: 'Published on the status page and on its way to the subscribers.',
    next: 'muster status-update list',
  },
  clauses: ['2.4', '6.2'],
  permission: commsPermissions.publish,
  activity: 'stakeholder-communications',
  danger: true,
  fields: {
    text: LongText({
      asks: 'What should the public read? This text leaves the organisation',
      positional: true,
      limit: 5_000,
    }),
    state: Choice(updateStates, { asks: 'What is its state?' }),
    impact: Choice(impacts, { asks: 'How badly are users affected?' }),
    services: Type.Optional(
      Type.Array(Type.String({ maxLength: 100 }), {
        maxItems: 100,
        uniqueItems: true,
        ...field({ asks: 'Which services in the catalog?', option: 'service' }),
      }),
    ),
    happenedAt: Type.Optional(Instant({ asks: 'When did it happen, if not now?', option: 'at' })),
    nextBy: Type.Optional(Instant({ asks: 'When is the next update?', option: 'next' })),
  },
  answer: Type.Object({ id: Type.String() }),
  unless: ({ isDrill }) =>
    isDrill
      ? {
          allowed: false,
          code: 'comms/drill',
          clause: '2.4',
          reason: 'This is a drill, and nothing about it leaves the organisation.',
          obligations: [],
        }
      : undefined,
  async decide(ctx, { thing: incident, input }) {
    if (ctx.actor.kind !== 'person') throw new Error('this permission lets only people through');
    const happenedAt = input.happenedAt === undefined ? ctx.now : new Date(input.happenedAt);
    if (isBefore(ctx.now, happenedAt))
      return err(notThen('/happenedAt', 'is in the future', 'give a time in the past'));
    const nextBy = input.nextBy === undefined ? undefined : new Date(input.nextBy);
    if (nextBy !== undefined && !isBefore(ctx.now, nextBy))
      return err(notThen('/nextBy', 'has passed', 'give a time in the future, or leave it out'));
    const services = (input.services ?? []).map((name) => name.trim().toLowerCase());
    const strange = await unknownServices(ctx.tx, services);
    if (strange.length > 0) return err(notInCatalog(strange));

    const id = ctx.ids.row(ctx.now);
    const entry = ctx.record(statusPublished, {
      resource: { kind: 'incident', id: incident.id },
      policyVersion: incident.policyVersion,
      clause: '2.4',
      data: {
        update: id,
        state: input.state,
        impact: input.impact,
        services,
        classification: 'PUBLIC',
        happenedAt: happenedAt.toISOString(),
        ...(nextBy === undefined ? {} : { nextBy: nextBy.toISOString() }),
      },
      content: { fields: { text: input.text } },
    });
    await insertUpdate(
      ctx.tx,
      {
        id,
        incident: incident.id,
        code: incident.code,
        state: input.state,
        impact: input.impact,
        services,
        body: input.text,
        happenedAt,
        publishedAt: ctx.now,
        publishedBy: ctx.actor.id,
        nextBy,
        version: 1,
        lastInstant: ctx.now,
      },
      entry,
    );
    planAudiences(ctx, { incident: incident.id, update: id, wording: 1, reaches: 'public' });
    ctx.due.plan({
      kind: fanOutDue,
      key: `${id}/1`,
      subject: { kind: 'status-update', id },
      dueAt: ctx.now,
      payload: { update: id, version: 1 },
    });
    return ok({ id });
  },
});

const notThen = (path: string, problem: string, remedy: string): AppError => ({
  kind: 'invalid',
  code: 'comms/not-then',
  public: 'An update reports something in the past and announces the next update for a time in the future.',
  fields: [{ path, problem, remedy }],
});

const notInCatalog = (names: readonly string[]): AppError => ({
  kind: 'invalid',
  code: 'comms/unknown-service',
  public: 'The status page lists services in the catalog.',
  fields: [
    {
      path: '/services',
      problem: `has ${names.join(', ')}, which it does not`,
      remedy: 'muster service list shows them',
    },
  ],
});
