import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok } from '../../../kernel/result.ts';
import { Ref } from '../../../platform/verbs/fields.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { actionThing } from '../../postmortems/public.ts';
import { ticketAsked } from '../ledger-actions.ts';
import { ticketPermissions } from '../permissions.ts';
import { planOpening } from '../plan.ts';
import { insertFollowed } from '../store/tickets.ts';
import { lockTracker } from '../store/trackers.ts';
import { trackerThing } from '../tracker-thing.ts';

/** Opens a ticket for an action item, linked to it from then on (GOV 8.4). */
export const openTicket = verb(actionThing, {
  name: 'open-ticket',
  words: {
    label: 'Open a ticket',
    does: 'open its ticket in a tracker, and keep both in sync',
    done: 'The ticket will be opened in a moment.',
    next: 'muster ticket list',
  },
  clauses: ['8.4'],
  permission: ticketPermissions.open,
  fields: { trackerId: Ref('tracker', { asks: 'Where?', option: 'at' }) },
  unless: ({ item: { state } }) =>
    state === 'proposed' || state === 'accepted'
      ? undefined
      : {
          allowed: false,
          obligations: [],
          code: 'tickets/nothing-to-do',
          clause: '8.4',
          reason: `Not now: it is ${state}.`,
        },
  async decide(ctx, { thing: { item, incident }, input }) {
    const tracker = await lockTracker(ctx.tx, input.trackerId);
    if (tracker === undefined) return err(noSuchTracker);
    const entry = ctx.record(ticketAsked, {
      resource: { kind: 'action-item', id: item.id },
      policyVersion: incident.policyVersion,
      touched: [incident.id],
      clause: '8.4',
      data: { action: item.id, tracker: tracker.id },
    });
    const asked = {
      action: item.id,
      incidentId: incident.id,
      trackerId: tracker.id,
      ticket: undefined,
      askedAt: ctx.now,
      agreed: 'open',
      told: undefined,
      syncedAt: undefined,
      problem: undefined,
      lastInstant: ctx.now,
    } as const;
    if (!(await insertFollowed(ctx.tx, asked, entry))) return err(hasOne);
    planOpening(ctx, item.id);
    return ok(undefined);
  },
});

const noSuchTracker: AppError = {
  kind: 'invalid',
  code: trackerThing.missing.code,
  public: trackerThing.missing.public,
  fields: [{ path: '/trackerId', problem: 'is not a connected tracker', remedy: 'muster tracker list' }],
};

const hasOne: AppError = {
  kind: 'conflict',
  code: 'tickets/has-one',
  public: 'It already has a ticket that is followed, or one is being opened.',
  remedy: 'muster ticket list shows it.',
};
