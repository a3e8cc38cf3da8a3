import { Type } from 'typebox';
import { principalOf } from '../../../kernel/actor.ts';
import { ok } from '../../../kernel/result.ts';
import { FreeLine } from '../../../platform/commands/free-text.ts';
import { Choice, field, Flag, Line } from '../../../platform/verbs/fields.ts';
import { verb, verbOfAll } from '../../../platform/verbs/verb.ts';
import { viewKind } from '../kinds.ts';
import { viewRemoved, viewSaved } from '../ledger-actions.ts';
import { alertPermissions } from '../permissions.ts';
import { alertStates } from '../queries/schemas.ts';
import { deleteView, insertView } from '../store/alert-views.ts';
import { alertViewThing } from './alert-view-thing.ts';

/** Saves the list's filters under a name, with an address of its own. */
export const saveView = verbOfAll({
  noun: 'alert-view',
  kind: viewKind,
  name: 'save',
  route: '/v1/alert-views',
  creates: true,
  words: {
    label: 'Save view',
    does: 'save the current filters of the alert list under a name and an address',
    done: 'Saved.',
    next: 'muster alert-view list',
  },
  clauses: ['6.2'],
  permission: alertPermissions.keepView,
  fields: {
    name: Line({ asks: 'Name', limit: 80, positional: true }),
    shared: Flag({ asks: 'Share it with everybody' }),
    state: Type.Optional(Choice(alertStates, { asks: 'Firing or resolved' })),
    q: Type.Optional(
      FreeLine({
        minLength: 1,
        maxLength: 200,
        ...field({ asks: 'Containing these words', option: 'query', short: 'q' }),
      }),
    ),
    service: Type.Optional(
      FreeLine({ minLength: 1, maxLength: 100, 'x-ref': 'service-name', ...field({ asks: 'Of one service' }) }),
    ),
    unrouted: Flag({ asks: 'Not routed to any team' }),
  },
  answer: Type.Object({ id: Type.String({ format: 'uuid' }) }, { title: 'AlertViewSaved' }),
  async decide(ctx, { input: { name, shared = false, state, q, service, unrouted = false } }) {
    const owner = principalOf(ctx.actor);
    if (owner === undefined) throw new Error('a view is kept by nobody');
    const id = ctx.ids.row(ctx.now);
    const filters = {
      ...(state === undefined ? {} : { state }),
      ...(q === undefined ? {} : { q }),
      ...(service === undefined ? {} : { service }),
      ...(unrouted ? { unrouted } : {}),
    };
    const lastEntry = ctx.record(viewSaved, {
      resource: { kind: 'alert-view', id },
      clause: '7.1',
      data: { view: id, shared },
      content: { isNewSubject: true, fields: { name, filters } },
    });
    await insertView(ctx.tx, { id, name, filters, owner, isShared: shared, createdAt: ctx.now, lastEntry });
    return ok({ id });
  },
});

export const removeView = verb(alertViewThing, {
  name: 'remove',
  words: {
    label: 'Remove view',
    does: 'delete a saved view; the alerts in it stay as they are',
    done: 'Removed.',
    next: 'muster alert-view list',
  },
  clauses: ['6.2'],
  permission: alertPermissions.keepView,
  unless: ({ owner }, { actor }) =>
    principalOf(actor) === owner
      ? undefined
      : {
          allowed: false,
          obligations: [],
          is: 'access',
          code: 'alerts/view-of-another',
          clause: '6.2',
          reason: 'This shared view belongs to somebody else.',
          remedy: 'Ask them to remove it, or save a view of your own.',
        },
  async decide(ctx, { thing: { id } }) {
    ctx.record(viewRemoved, { resource: { kind: 'alert-view', id }, clause: '7.1', data: { view: id } });
    await deleteView(ctx.tx, id);
    return ok(undefined);
  },
});

export const verbsOnView = [removeView];
