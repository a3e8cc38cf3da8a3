import { principalOf } from '../../../kernel/actor.ts';
import { ORGANISATION } from '../../../kernel/protected.ts';
import { Key } from '../../../platform/verbs/fields.ts';
import { defineThing } from '../../../platform/verbs/verb-thing.ts';
import { viewKind } from '../kinds.ts';
import { lockView, type AlertView } from '../store/alert-views.ts';

/** A saved view of the alert list. Other people's private views do not exist. */
export const alertViewThing = defineThing({
  kind: viewKind,
  noun: 'alert-view',
  root: '/v1/alert-views',
  key: { id: Key('alert-view') },
  idOf: ({ id }) => id,
  lock: async (ctx, { id }): Promise<AlertView | undefined> => lockView(ctx.tx, id, principalOf(ctx.actor)),
  protection: () => ORGANISATION,
  missing: {
    kind: 'not_found',
    code: 'alerts/view-not-found',
    public: 'There is no such view, or it is somebody else’s private view.',
    remedy: 'muster alert-view list shows them.',
  },
});
