import type { CommandContext } from '../../platform/commands/context.ts';
import { readAlone } from '../../platform/database/read.ts';
import { Key } from '../../platform/verbs/fields.ts';
import { defineThing } from '../../platform/verbs/verb-thing.ts';
import { incidentsById, rolesOnIncident, type Incident } from '../incidents/public.ts';
import type { ActionItem } from './domain/action-item.ts';
import { actionItemKind } from './kinds.ts';
import { lockAction } from './store/action-items.ts';

/** An action item with its incident. */
export type ActionCase = { readonly item: ActionItem; readonly incident: Incident };

export const actionThing = defineThing({
  kind: actionItemKind,
  noun: 'action',
  root: '/v1/actions',
  key: { id: Key('action') },
  idOf: ({ id }) => id,
  lock: async (ctx, { id }): Promise<ActionCase | undefined> => lockActionCase(ctx, id),
  protection: ({ incident }: ActionCase) => incident,
  rolesHere: async (db, actor, { incident }, now) => rolesOnIncident(db, actor, incident, now),
  policyOf: (policies, { incident }) => policies.of(incident),
  lastInstant: ({ item }) => item.lastInstant,
  version: ({ item }) => item.version,
  missing: {
    kind: 'not_found',
    code: 'postmortems/no-such-action',
    public: 'There is no such action item.',
    remedy: 'muster action list shows them.',
  },
});

/** Locks an action item until the transaction ends, with its incident. */
export async function lockActionCase(ctx: CommandContext, id: string): Promise<ActionCase | undefined> {
  const item = await lockAction(ctx.tx, id);
  if (item === undefined) return undefined;
  const incident = (await readAlone(ctx.tx, incidentsById([item.incidentId]))).get(item.incidentId);
  return incident && { item, incident };
}
